// Opens every page of the club's page, as its snapshots have it, in Chromium on a phone, in light and dark, large print and narrow,
// and asks axe: node scripts/page.mjs [--only=part-of-a-name]. Photographs go to target/page.
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { openBrowser } from './gallery.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const pages = join(root, 'crates/desk-app/src/page/html');
const out = join(root, 'target/page');
const only = process.argv.find((arg) => arg.startsWith('--only='))?.split('=')[1] ?? '';
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const phones = [
  { name: 'phone', width: 390, height: 844 },
  { name: 'narrow', width: 320, height: 568 },
];

const style = await readFile(join(pages, 'style.css'), 'utf8');
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const snapshots = (await readdir(join(pages, 'snapshots'))).filter((file) => file.includes(only));
const browser = await openBrowser();
const faults = [];
let count = 0;
for (const { name: phone, ...viewport } of phones) {
  for (const colorScheme of ['light', 'dark']) {
    const folder = join(out, phone, colorScheme);
    await mkdir(folder, { recursive: true });
    const page = await browser.newPage({ viewport, colorScheme, deviceScaleFactor: 2 });
    for (const file of snapshots) {
      const text = await readFile(join(pages, 'snapshots', file), 'utf8');
      for (const [index, html] of text.split('<!DOCTYPE html>').slice(1).entries()) {
        const name = `${file.replace(/^.*tests__|\.snap$/g, '')}${index || ''}`;
        await page.setContent(whole(html));
        await page.evaluate(axe);
        const found = await page.evaluate(broken, rules);
        if (found.length > 0) faults.push(`${phone} ${colorScheme} ${name}: ${found.join('; ')}`);
        await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
        count += 1;
      }
    }
    await page.close();
  }
}
await browser.close();
console.log(`${count} pages in ${out}`);
if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exitCode = 1;
}

/** As it is sent: without the line breaks that make a snapshot readable, and with the style sheet. */
function whole(html) {
  const link = /<link rel="stylesheet"[^>]*>/;
  return `<!DOCTYPE html>${html.replace(link, () => `<style>${style}</style>`).replace(/\n(?=<)/g, '')}`;
}

/** What axe finds, what is too small to be touched (WCAG 2.2, 2.5.8), and whether one has to scroll sideways. */
async function broken(rules) {
  const { violations } = await window.axe.run(document, { runOnly: rules });
  const found = violations.map(({ id, nodes }) => `${id} ${nodes.map((node) => node.html).join(' ')}`);
  for (const element of document.querySelectorAll('a, button, label')) {
    const { height, width } = element.getBoundingClientRect();
    if (height < 24 || width < 24) found.push(`${element.outerHTML} is ${width} by ${height}`);
  }
  if (document.documentElement.scrollWidth > window.innerWidth) found.push('it scrolls sideways');
  return found;
}
