// Photographs every scenario of the gallery, and looks for what is cut or out of reach:
// node scripts/screens.mjs [--only=name,name] [--lang=nb,fi] [--theme=light] [--size=1280x720] [--quick] [--book=FOLDER]
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { bind } from './book.mjs';
import { openGallery } from './gallery.mjs';

const out = fileURLToPath(new URL('../../target/screens', import.meta.url));
const option = (name) => process.argv.find((arg) => arg.startsWith(`--${name}=`))?.split('=')[1];
const quick = process.argv.includes('--quick');

const languages = option('lang')?.split(',') ?? (quick ? ['nb'] : ['en', 'nb', 'da', 'fi', 'sv']);
const themes = option('theme')?.split(',') ?? (quick ? ['light'] : ['light', 'dark']);
const sizes = (option('size')?.split(',') ?? (quick ? ['1280x720'] : ['1280x720', '1920x1080'])).map(
  (size) => {
    const [width, height] = size.split('x').map(Number);
    return { width, height };
  },
);

/** As the system would ask for it: `--contrast=more`, `--forced-colors=active`. */
const contrast = option('contrast') ?? 'no-preference';
const forcedColors = option('forced-colors') ?? 'none';

const { address, browser, newPage, close } = await openGallery(out);
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const faults = [];
/** What was photographed, by language and theme, for the book. */
const sheets = new Map(languages.flatMap((language) => themes.map((theme) => [`${language}-${theme}`, []])));
await Promise.all(themes.map(photograph));
const count = [...sheets.values()].flat().length;
if (option('book')) await bind(browser, sheets, option('book'));
await close();
console.log(`${count} screens in ${out}`);
for (const fault of faults) console.log(fault);
process.exitCode = faults.length > 0 ? 1 : 0;

/** Photographs everything in one theme. */
async function photograph(colorScheme) {
  for (const viewport of sizes) {
    const page = await newPage({
      viewport,
      colorScheme,
      contrast,
      forcedColors,
      reducedMotion: 'reduce',
    });
    page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
    for (const language of languages) await photographIn(language, { page, viewport, colorScheme });
    await page.close();
  }
}

async function photographIn(language, { page, viewport, colorScheme }) {
  const folder = join(out, `${viewport.width}x${viewport.height}`, colorScheme, language);
  await mkdir(folder, { recursive: true });
  for (const name of option('only')?.split(',') ?? (await scenarioNames(page))) {
    const place = `${viewport.width} ${colorScheme} ${language} ${name}`;
    const query = new URLSearchParams({ fake: name, lang: language });
    await page.goto(`${address}gallery.html?${query}`);
    await page.waitForSelector('body[data-ready]');
    const cut = await page.evaluate(overflowing);
    if (cut.length > 0) faults.push(`${place}: ${cut.join('; ')}`);
    // What breaks a rule does so in every language and at every size.
    const broken = language === languages[0] && viewport === sizes[0] ? await breaches(page) : [];
    if (broken.length > 0) faults.push(`${place}: ${broken.join('; ')}`);
    const file = join(folder, `${name}.png`);
    await page.screenshot({ path: file });
    sheets
      .get(`${language}-${colorScheme}`)
      .push({ name, file, width: viewport.width, height: viewport.height });
  }
}

async function scenarioNames(page) {
  await page.goto(`${address}gallery.html`);
  await page.waitForSelector('body[data-ready]');
  return page.evaluate(() => document.body.dataset.names.split(' '));
}

/** What axe finds against WCAG 2.2 AA. */
async function breaches(page) {
  await page.addScriptTag({ path: axe });
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }),
  );
  return violations.map(({ id, nodes }) => `${id} at ${nodes[0].target} (${nodes[0].any[0]?.message ?? ''})`);
}

/** In the page: elements whose content is wider or higher than they are, but for lists and parts that are meant to
 * scroll. */
function overflowing() {
  return [...document.querySelectorAll('body *')]
    .filter((element) => element instanceof HTMLElement && !element.closest('.visually-hidden, .rows, h1'))
    .filter((element) => getComputedStyle(element).display !== 'inline' && element.clientWidth > 0)
    .filter(
      (element) =>
        element.scrollWidth > element.clientWidth + 1 ||
        (!('long' in element.dataset) &&
          getComputedStyle(element).overflowY !== 'visible' &&
          element.scrollHeight > element.clientHeight + 1),
    )
    .map(
      (element) =>
        `${element.tagName.toLowerCase()}.${element.className} holds ${element.scrollWidth}×${element.scrollHeight} in ${element.clientWidth}×${element.clientHeight}`,
    );
}
