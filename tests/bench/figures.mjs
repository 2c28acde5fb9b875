// What is measured, and beside what. A figure: `what`, the `aim` in words, `ours` and `beside` as numbers of one `unit`, the name
// of what stands beside it.

import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';

import { people } from './people.mjs';
import { measured, script, timed, withProvider } from './run.mjs';

/** Finding among so many members in the encrypted file. */
export async function finding(programs, members) {
  const ours = await measured(join(programs, 'examples/bench_finding'), members);
  const filter = await script('filter.mjs', members);
  const phone = ours['exact phone'];
  const bare = ours['exact phone, bare statement'];
  const kinds = Object.entries(ours).filter(([name, times]) => times.p99 && !/exact|check-in|add|while/.test(name));
  const [slowest, worst] = kinds.reduce((one, other) => (other[1].p99 > one[1].p99 ? other : one));
  const medians = kinds.map(([, times]) => times.p50).sort((one, other) => one - other);
  return [
    { what: 'Find by phone, p50', aim: '≤ 1.5 × the bare statement', ours: phone.p50, unit: 'µs', beside: bare.p50, than: 'bare prepared statement, same file' },
    { what: 'Find by phone, p99', aim: '≤ 100 µs, ≤ 1.5 × the bare statement', ours: phone.p99, unit: 'µs', beside: bare.p99, than: 'bare prepared statement, same file' },
    { what: 'A keystroke, median kind, p50', aim: '≥ 1000 × faster', ours: medians[medians.length >> 1], unit: 'µs', beside: filter.p50, than: 'filter over all members in JavaScript' },
    { what: `A keystroke, slowest kind (${slowest}), p99`, aim: '≤ 5 ms', ours: worst.p99, unit: 'µs', beside: filter.p99, than: 'filter over all members in JavaScript' },
    { what: 'A keystroke while another process writes, p99', aim: '≤ 5 ms', ours: ours['all kinds, while another writes'].p99, unit: 'µs' },
    { what: 'A check-in on disk, p99', ours: ours['check-in'].p99, unit: 'µs' },
    { what: 'The file', ours: ours.file_mb, unit: 'MB' },
    { what: 'The index made anew', ours: ours.rebuild_s, unit: 's' },
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
  const middle = (of) => rounds.map(of).sort((one, other) => one - other)[1];
  const cost = (run) => (run.cpu_logins_s / count) * 1e6;
  return [
    { what: 'One login, the client’s own CPU', aim: '≤ 1/10', ours: middle((round) => cost(round.ours)), unit: 'µs', beside: middle((round) => cost(round.theirs)), than: 'openid-client on Node' },
    { what: 'Memory of 1000 logins, 100 at once', ours: middle((round) => round.ours.max_rss_mb), unit: 'MB', beside: middle((round) => round.theirs.max_rss_mb), than: 'openid-client on Node' },
  ];
}

/** Logins that nobody answers. */
export async function waiting(programs, count, seconds) {
  const cost = await withProvider([5, 'never'], (base) =>
    measured(join(programs, 'examples/waiting_logins'), count, seconds, base),
  );
  return [{ what: `${count} logins waiting`, aim: '≤ 2 % of a core', ours: cost.core_percent, unit: '% of a core' }];
}
