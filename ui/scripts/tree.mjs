// Reads Chromium's accessibility tree: what a screen reader is told of every view, and what it says by itself when something
// changes: node scripts/tree.mjs [--only=name,name] [--lang=nb]
import { fileURLToPath } from 'node:url';

import { openGallery } from './gallery.mjs';

const option = (name) => process.argv.find((arg) => arg.startsWith(`--${name}=`))?.split('=')[1];
const language = option('lang') ?? 'en';
const { address, newPage, close } = await openGallery(
  fileURLToPath(new URL('../../target/tree', import.meta.url)),
);

/** What has to have a name, where it can be reached. */
const named = [
  'button',
  'textbox',
  'searchbox',
  'combobox',
  'checkbox',
  'radio',
  'option',
  'link',
  'dialog',
  'img',
  'table',
];

/** A login as in the one scenario becomes as in the other: what is to be heard of it, besides what the screen shows. */
const changes = [
  { from: 'asked', to: 'waiting', hears: ['seven, Kilo, Mike'] },
  { from: 'waiting', to: 'enrolled', hears: ['Kari Østby Nordmann'] },
  { from: 'waiting', to: 'welcomed-back', hears: ['Kari Østby Nordmann'] },
  { from: 'waiting', to: 'needs-staff', hears: [] },
  { from: 'waiting', to: 'ending-access_denied', hears: [] },
  { from: 'waiting', to: 'ending-expired', hears: [] },
  { from: 'waiting', to: 'ending-unreachable', hears: [] },
  { from: 'waiting', to: 'ending-wrong_person', hears: [] },
  { from: 'family', nth: 2, to: 'enrolled', hears: ['P8T-3HJ'], beside: true },
];

const faults = [];
const page = await newPage({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' });
const session = await page.context().newCDPSession(page);
page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
const names = option('only')?.split(',') ?? (await scenarioNames());
for (const name of names) await look(name);
for (const change of changes) await listen(change);
await close();
console.log(`${names.length} views and ${changes.length} changes, as a screen reader is told of them`);
for (const fault of faults) console.log(fault);
process.exitCode = faults.length > 0 ? 1 : 0;

async function open(name) {
  await page.goto(`${address}gallery.html?${new URLSearchParams({ fake: name, lang: language })}`);
  await page.waitForSelector('body[data-ready]');
}

async function scenarioNames() {
  await page.goto(`${address}gallery.html`);
  await page.waitForSelector('body[data-ready]');
  return page.evaluate(() => document.body.dataset.names.split(' '));
}

/** All that is told of, with role, name and parent. */
async function tree() {
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  return nodes
    .filter((node) => !node.ignored)
    .map(({ nodeId, parentId, role, name, properties = [] }) => ({
      nodeId,
      parentId,
      role: role.value,
      name: name?.value ?? '',
      is: (property) => properties.find((other) => other.name === property)?.value.value,
    }));
}

/** A view: one main part, a name for whatever can be reached, and the focus where typing goes. */
async function look(name) {
  await open(name);
  const nodes = await tree();
  const wrong = (what) => faults.push(`${name}: ${what}`);
  const mains = nodes.filter(({ role }) => role === 'main').length;
  const isModal = nodes.some((node) => node.role === 'dialog');
  if (mains !== (isModal ? 0 : 1)) wrong(`${mains} main parts`);
  for (const { role } of nodes.filter((node) => named.includes(node.role) && !node.name.trim()))
    wrong(`a ${role} without a name`);
  const hasField = await page.$('[data-testid="omnibox"]');
  if (!hasField) return;
  const focused = nodes.find((node) => node.role !== 'RootWebArea' && node.is('focused'));
  if (!isModal && !['searchbox', 'textbox', 'combobox'].includes(focused?.role))
    wrong(`the focus is on ${focused?.role ?? 'nothing'} and not in the field`);
}

/** A change: said politely, once, in words that are new, and the card in front has a name. */
async function listen({ from, to, nth = 0, hears, beside = false }) {
  await open(from);
  const before = said(await tree());
  await page.evaluate((detail) => document.dispatchEvent(new CustomEvent('becomes', { detail })), {
    as: to,
    nth,
  });
  await page.waitForTimeout(100);
  const nodes = await tree();
  const after = said(nodes);
  const wrong = (what) => faults.push(`${from} becomes ${to}: ${what}`);
  if (after === undefined) return wrong('nothing speaks politely');
  if (!after.trim() || after === before) wrong(`nothing new is said: "${after}"`);
  const heading = beside ? undefined : await page.textContent('main h2, main h3').catch(() => undefined);
  const expected = [...hears, ...(hears.length > 0 || !heading ? [] : [heading.trim()])];
  for (const words of expected) if (!after.includes(words)) wrong(`"${words}" is not said: "${after}"`);
}

/** What stands in the part that is read out when it changes. */
function said(nodes) {
  const status = nodes.find(({ role, is }) => role === 'status' && is('live') === 'polite');
  return status && textBelow(status, nodes);
}

function textBelow({ nodeId, role, name }, nodes) {
  if (role === 'StaticText') return name;
  return nodes
    .filter((node) => node.parentId === nodeId)
    .map((node) => textBelow(node, nodes))
    .join('');
}
