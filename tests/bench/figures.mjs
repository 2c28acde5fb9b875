// What is measured, and beside what. A figure: `what`, the `aim` in words, `ours` and `beside` as numbers of one `unit`, the name
// of what stands beside it.

import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';

import { people } from './people.mjs';
import { measured, script, timed, withProvider } from './run.mjs';

const middle = (values) => values.sort((one, other) => one - other)[values.length >> 1];

/** Finding among so many members in the encrypted file. Times of the processor, which others on the machine do not lengthen. */
export async function finding(programs, members) {
  const ours = await measured(join(programs, 'examples/bench_finding'), members);
  const filter = await script('filter.mjs', members);
  const [phone, bare] = [ours['exact phone'], ours['exact phone, bare statement']];
  const kinds = Object.entries(ours).filter(([name, times]) => times.p99 && !/exact|check-in|add|while/.test(name));
  const typical = middle(kinds.map(([, times]) => times.cpu_p50));
  const [slowest, worst] = kinds.reduce((one, other) => (other[1].cpu_p99 > one[1].cpu_p99 ? other : one));
  const statement = { unit: 'µs', than: 'bare prepared statement, same file' };
  const loop = { unit: 'µs', than: 'filter over all members in JavaScript' };
  return [
    { what: 'Find by phone, p50', aim: '≤ 1.5 × the bare statement', ours: phone.cpu_p50, beside: bare.cpu_p50, ...statement },
    { what: 'Find by phone, p99', aim: '≤ 100 µs, ≤ 1.5 × the bare statement', ours: phone.cpu_p99, beside: bare.cpu_p99, ...statement },
    { what: 'A keystroke, p50 of the middle kind', aim: '≤ 1/1000', ours: typical, beside: filter.cpu_p50, ...loop },
    { what: `A keystroke, p99 of the slowest kind (${slowest})`, aim: '≤ 5 ms', ours: worst.cpu_p99, beside: filter.cpu_p99, ...loop },
    { what: 'The same on the wall, with what else this machine did', ours: worst.p99, unit: 'µs' },
    { what: 'A check-in, on the wall, p50', ours: ours['check-in'].p50, unit: 'µs' },
    { what: 'The file', ours: ours.file_mb, unit: 'MB' },
    { what: 'The index of finding, made anew', ours: ours.rebuild_s, unit: 's' },
  ];
}

/** A CSV file with so many new members, through the command line. */
export async function importing(programs, members, folder) {
  const file = join(folder, 'members.csv');
  const out = createWriteStream(file);
  out.write('given name;family name;phone;e-mail\r\n');
  for (let index = 0; index < members; index++) {
    const { given, family, phone, email } = people(index);
    if (!out.write(`${given};${family};${phone};${email}\r\n`)) await new Promise((resolve) => out.once('drain', resolve));
  }
  out.end();
  await finished(out);
  const config = join(folder, 'skranke.toml');
  await writeFile(config, SETTINGS);
  const command = ['--config', config, '--data-dir', join(folder, 'data'), 'members', 'import', file];
  const taken = await timed(join(programs, 'skranke-cli'), command, SECRETS);
  return [
    { what: 'Import of all members from CSV', aim: 'a million in about a minute', ours: taken.wall_s, unit: 's' },
    { what: 'Memory of the import', ours: taken.max_rss_mb, unit: 'MB' },
  ];
}

const SETTINGS = `[club]
name = "Bench"
language = "en"
default_country = "NO"
[provider]
issuer = "http://127.0.0.1:9/access-management-1.0/access/"
client_id = "bench-client"
merchant_serial_number = "900123"
`;
const SECRETS = { SKRANKE_DB_KEY: '01'.repeat(32), SKRANKE_CLIENT_SECRET: 'bench-secret-0123456789' };

/** One login's own work, ours and openid-client's by turns at the same provider. */
export async function logins(programs, count) {
  const rounds = await withProvider([1], async (base) => {
    const rounds = [];
    for (let nth = 0; nth < 3; nth++) {
      const ours = await measured(join(programs, 'examples/bench_logins'), count, 100, base);
      rounds.push({ ours, theirs: await script('logins.mjs', count, 100, base) });
    }
    return rounds;
  });
  const cost = (run) => (run.cpu_logins_s / count) * 1e6;
  const both = (of) => ({
    ours: middle(rounds.map(({ ours }) => of(ours))),
    beside: middle(rounds.map(({ theirs }) => of(theirs))),
    than: 'openid-client on Node',
  });
  return [
    { what: 'One login, the client’s own processor time', aim: '≤ 1/10', unit: 'µs', ...both(cost) },
    { what: `Memory of ${count} logins, 100 at once`, unit: 'MB', ...both((run) => run.max_rss_mb) },
  ];
}

/** Logins that nobody answers. */
export async function waiting(programs, count, seconds) {
  const cost = await withProvider([5, 'never'], (base) =>
    measured(join(programs, 'examples/waiting_logins'), count, seconds, base),
  );
  return [{ what: `${count} logins waiting`, aim: '≤ 2 % of a core', ours: cost.core_percent, unit: '% of a core' }];
}
