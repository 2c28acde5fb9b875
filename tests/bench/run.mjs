// Programs that are measured: each says what it measured in the last line of its output, as JSON.

import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));

/** What a program measured. */
export async function measured(program, ...args) {
  const lines = await linesOf(spawn(program, args.map(String), { stdio: ['ignore', 'pipe', 'inherit'] }));
  return JSON.parse(lines.at(-1));
}

/** The same of a script in this folder. */
export function script(name, ...args) {
  return measured(process.execPath, here(name), ...args);
}

/** Works against the provider of this folder. */
export async function withProvider(args, work) {
  const provider = spawn(process.execPath, [here('provider.mjs'), ...args.map(String)], { stdio: ['pipe', 'pipe', 'inherit'] });
  try {
    const lines = createInterface({ input: provider.stdout });
    return await work(await new Promise((resolve) => lines.once('line', resolve)));
  } finally {
    provider.stdin.end();
  }
}

/** Runs a program to its end: how long it took, and the most memory it had. */
export async function timed(program, args, env) {
  const begun = performance.now();
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ...env } });
  const peak = watchMemory(child);
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`${program} ended with ${code}`);
  return { wall_s: (performance.now() - begun) / 1e3, max_rss_mb: await peak };
}

async function watchMemory(child) {
  let kilobytes = 0;
  for (;;) {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
    const peak = /^VmHWM:\s+(\d+)/m.exec(status);
    if (!peak) return kilobytes / 1024;
    kilobytes = Number(peak[1]);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function linesOf(child) {
  const lines = [];
  for await (const line of createInterface({ input: child.stdout })) lines.push(line);
  if (child.exitCode) throw new Error(`${child.spawnfile} ended with ${child.exitCode}`);
  return lines;
}
