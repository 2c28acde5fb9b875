// Puts the photographs of each language and theme on one sheet, small enough to be kept beside the code.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const columns = 6;
const width = 352;
const gap = 12;
const caption = 22;
const quality = 0.5;

/** Writes one `LANGUAGE-THEME.webp` for each sheet. */
export async function bind(browser, sheets, folder) {
  await mkdir(folder, { recursive: true });
  const page = await browser.newPage();
  for (const [name, shots] of sheets) {
    await page.evaluate(begin, { places: placed(shots), columns, width, gap });
    for (const shot of placed(shots)) {
      const picture = (await readFile(shot.file)).toString('base64');
      await page.evaluate(add, { ...shot, file: undefined, picture, caption });
    }
    const webp = await page.evaluate(finish, quality);
    await writeFile(join(folder, `${name}.webp`), Buffer.from(webp, 'base64'));
  }
  await page.close();
}

/** Where each photograph lies: rows of one height each, a new one for each size of window. */
function placed(shots) {
  let [column, top, size] = [0, gap, undefined];
  return shots.map((shot) => {
    const high = Math.round((width * shot.height) / shot.width);
    if (column === columns || (size !== undefined && size !== shot.width)) {
      top += high + caption + gap;
      column = 0;
    }
    size = shot.width;
    const left = gap + column * (width + gap);
    column += 1;
    return { ...shot, left, top, wide: width, high };
  });
}

/** In the page: an empty sheet, as large as it has to be. */
function begin({ places, columns, width, gap }) {
  const sheet = document.createElement('canvas');
  sheet.width = gap + columns * (width + gap);
  sheet.height = Math.max(...places.map(({ top, high }) => top + high)) + 40;
  const pen = sheet.getContext('2d');
  pen.fillStyle = '#8a9491';
  pen.fillRect(0, 0, sheet.width, sheet.height);
  Object.assign(globalThis, { sheet, pen });
}

/** In the page: one photograph and what it shows. */
async function add({ name, width, height, left, top, wide, high, picture, caption }) {
  const { pen } = globalThis;
  const image = new Image();
  image.src = `data:image/png;base64,${picture}`;
  await image.decode();
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(image, left, top, wide, high);
  pen.fillStyle = '#10201f';
  pen.font = '13px sans-serif';
  pen.fillText(`${name} · ${width}×${height}`, left, top + high + caption - 6);
}

/** In the page: the sheet as WebP. */
function finish(quality) {
  return globalThis.sheet.toDataURL('image/webp', quality).split(',')[1];
}
