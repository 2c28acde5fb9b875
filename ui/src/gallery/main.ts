import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import '@fontsource-variable/atkinson-hyperlegible-mono/wght.css';
import '../styles/tokens.css';
import '../styles/base.css';

import { mount, tick } from 'svelte';

import { FakeHost } from '../host/fake';
import type { Language } from '../ipc/wire';
import CounterView from '../views/CounterView.svelte';
import DisplayView from '../views/DisplayView.svelte';
import { desk, now } from './people';
import { answersFor, scenarios } from './scenarios';

/**
 * Every state of the screen with no desk behind it: `gallery.html?fake=waiting&lang=nb`. For looking, and for screenshots;
 * it is not part of the program.
 */
const asked = new URLSearchParams(location.search);
const scenario = scenarios[asked.get('fake') ?? 'empty'] ?? {};
const language = (asked.get('lang') ?? 'en') as Language;
const host = new FakeHost(answersFor(scenario, language), now);
const settle = async () => {
  for (let turn = 0; turn < 5; turn++) await tick();
};

const target = document.getElementById('app');
if (!target) throw new Error('gallery.html has no #app');
if (scenario.display) {
  const view = { club: desk.club, language, simulator: false, ...scenario.display };
  const watch = (known?: unknown) => (known ? new Promise<never>(() => undefined) : Promise.resolve(view));
  mount(DisplayView, { target, props: { host: { watch } } });
} else mount(CounterView, { target, props: { host } });
await settle();

const field = document.querySelector('input');
if (field && scenario.type) {
  field.value = scenario.type;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await settle();
}
const pin = document.querySelector<HTMLInputElement>('[data-testid="pin"]');
if (pin && scenario.typePin) {
  pin.value = scenario.typePin;
  pin.dispatchEvent(new Event('input', { bubbles: true }));
  pin.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  await settle();
}
const byTestId = (id: string | undefined) =>
  document.querySelector<HTMLInputElement>(`[data-testid="${id}"]`);
for (const name of scenario.keys ?? []) {
  const [, click, written, text, ctrl, key] =
    /^(?:click:(.+)|type:(.+?)=(.*)|(Ctrl\+)?(.+))$/s.exec(name) ?? [];
  host.pass(500);
  if (click) byTestId(click)?.click();
  else if (written) {
    const input = byTestId(written);
    if (input) input.value = text ?? '';
    input?.dispatchEvent(new Event('input', { bubbles: true }));
  } else {
    const press = { key, code: `Digit${key}`, ctrlKey: Boolean(ctrl), bubbles: true, cancelable: true };
    const at = field?.isConnected ? field : (document.activeElement ?? document.body);
    at.dispatchEvent(new KeyboardEvent('keydown', press));
  }
  await settle();
}
if (scenario.lookAt) {
  const file = new File(['Name'], `${scenario.lookAt}.csv`);
  const chooser = document.querySelector<HTMLInputElement>('[data-testid="list-file"]');
  const files = new DataTransfer();
  files.items.add(file);
  if (chooser) {
    chooser.files = files.files;
    chooser.dispatchEvent(new Event('change', { bubbles: true }));
  }
  await new Promise((done) => setTimeout(done, 50));
  await settle();
}
/** For whoever looks at what changes: a login of this scenario becomes as the one of another. */
let revision = 1000;
document.addEventListener('becomes', (event) => {
  const { as, nth } = (event as CustomEvent<{ as: string; nth: number }>).detail;
  const before = scenario.logins?.[nth];
  const after = scenarios[as]?.logins?.[0];
  if (!before || !after) throw new Error(`${as} cannot take the place of ${nth}`);
  const { loginId, bindingMessage } = before;
  host.tell({ event: 'login_changed', login: { ...after, loginId, bindingMessage, revision: ++revision } });
});
await document.fonts.ready;
document.body.dataset['names'] = Object.keys(scenarios).join(' ');
document.body.dataset.ready = 'true';
