import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const source = join(import.meta.dirname, '..', 'src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' });
const read = (file: string) => readFileSync(join(source, file), 'utf8');
const components = files.filter((file) => file.endsWith('.svelte'));
const tokens = read('styles/tokens.css');

const styleOf = (file: string) => /<style>(.*)<\/style>/s.exec(read(file))?.[1] ?? '';

it('no component names a colour, a size or a duration of its own', () => {
  for (const file of components) {
    expect(styleOf(file), file).not.toMatch(
      /#[0-9a-f]{3,8}\b|\b(rgb|hsl|oklch)a?\(|[\d.](px|rem|em|ch|ms|s)\b/i,
    );
  }
});

it('every custom property that is used is a token', () => {
  for (const file of [...components, 'styles/base.css']) {
    const style = file.endsWith('.css') ? read(file) : styleOf(file);
    for (const [, name] of style.matchAll(/var\((--[\w-]+)/g))
      expect(tokens, `${name} in ${file}`).toContain(`${name}:`);
  }
});

it('no component is past a hundred and fifty lines', () => {
  for (const file of components) expect(read(file).split('\n').length, file).toBeLessThanOrEqual(150);
});

it('no component brings an inline style, which the content security policy would refuse', () => {
  for (const file of components) expect(read(file), file).not.toMatch(/\sstyle=/);
});
