// `node bench.mjs PROGRAMS MEMBERS`: measures what docs/benchmarks.md tells, side by side in one run, and writes it. PROGRAMS is
// the folder where cargo put the release build. What is measured stands in figures.mjs, how it is told in report.mjs.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { finding, importing, logins, waiting } from './figures.mjs';
import { write } from './report.mjs';

const [programs, members] = [process.argv[2], Number(process.argv[3])];
const folder = await mkdtemp(join(tmpdir(), 'skranke-bench-'));
try {
  await write(members, [
    ...(await finding(programs, members)),
    ...(await importing(programs, members, folder)),
    ...(await logins(programs, 1000)),
    ...(await waiting(programs, 1000, 30)),
  ]);
} finally {
  await rm(folder, { recursive: true });
}
