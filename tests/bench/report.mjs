// docs/benchmarks.md and its plot.

import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';

const DOCS = new URL('../../docs/', import.meta.url);

const INTRODUCTION = `# Benchmarks

Written by \`cargo xtask bench\`, which measures everything anew, side by side in one run, so that what a shared machine cannot
hold still cancels out: trust the ratios, not the times.
`;

/** Writes both. */
export async function write(members, figures) {
  const table = ['| What | Aim | Skranke | Beside | Ratio |', '| --- | --- | ---: | --- | ---: |', ...figures.map(row)];
  const machine = `${members.toLocaleString('en')} members, ${cpus().length} cores, ${cpus()[0].model}.`;
  const text = [INTRODUCTION, machine, '', ...table, '', '![Skranke beside the others](images/benchmarks.svg)', ''];
  await writeFile(new URL('benchmarks.md', DOCS), text.join('\n'));
  await writeFile(new URL('images/benchmarks.svg', DOCS), plot(figures.filter(({ beside }) => beside)));
  process.stdout.write(`${table.join('\n')}\n`);
}

function row({ what, aim = '', ours, unit, beside, than }) {
  const other = beside ? `${amount(beside, unit)}, ${than}` : '';
  return `| ${what} | ${aim} | ${amount(ours, unit)} | ${other} | ${beside ? ratio(ours, beside) : ''} |`;
}

/** Three digits, in the unit that reads best. */
function amount(value, unit) {
  if (unit === 'µs' && value >= 1000) return amount(value / 1000, 'ms');
  if (unit === 'ms' && value >= 1000) return amount(value / 1000, 's');
  return `${Number(value.toPrecision(3))} ${unit}`;
}

function ratio(ours, beside) {
  return ours <= beside / 2 ? `1/${Math.round(beside / ours).toLocaleString('en')}` : `${(ours / beside).toFixed(2)} ×`;
}

// ── The plot: two bars a figure, on a scale of powers of ten ─────────────────

const [LEFT, WIDTH, ROW, BAR] = [300, 900, 56, 16];
const STYLE = `text { font: 13px sans-serif; fill: #222 } .ours { fill: #1d5fa8 } .beside { fill: #8a8f98 }
    @media (prefers-color-scheme: dark) { text { fill: #ddd } .ours { fill: #6cacf0 } .beside { fill: #777 } }`;

function plot(figures) {
  const rows = figures.map((figure, nth) => pair(figure, 24 + nth * ROW)).join('\n');
  const height = 40 + figures.length * ROW;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="Skranke beside the others; the table says the same">
  <style>${STYLE}</style>
${rows}
</svg>
`;
}

function pair({ what, ours, beside, unit, than }, top) {
  const largest = Math.log10(Math.max(ours, beside) * 1.2);
  const smallest = Math.min(Math.log10(Math.min(ours, beside)) - 0.5, largest - 1);
  const length = (value) => Math.round(((Math.log10(value) - smallest) / (largest - smallest)) * (WIDTH - LEFT - 260));
  return [
    label(LEFT - 12, top + BAR + 4, what, 'end'),
    bar('ours', top, length(ours), `Skranke ${amount(ours, unit)}`),
    bar('beside', top + BAR + 2, length(beside), `${amount(beside, unit)} ${than}`),
  ].join('\n');
}

function bar(kind, top, length, text) {
  return `  <rect class="${kind}" x="${LEFT}" y="${top}" width="${length}" height="${BAR}" rx="2"/>\n${label(LEFT + length + 8, top + 13, text, 'start')}`;
}

function label(x, y, text, anchor) {
  return `  <text x="${x}" y="${y}" text-anchor="${anchor}">${text.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</text>`;
}
