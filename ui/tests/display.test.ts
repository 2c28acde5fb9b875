import { render, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import { applied, waiting } from '../src/gallery/people';
import type { DisplayView as Shown } from '../src/ipc/wire';
import CounterView from '../src/views/CounterView.svelte';
import DisplayView from '../src/views/DisplayView.svelte';
import { fakeDesk, later, settle } from './setup';

const idle: Shown = { club: 'Fjellheim Turlag', language: 'nb', simulator: false };

/** A display that is told what the test says, one view after the other. */
async function open(first: Shown) {
  const asked: (Shown | undefined)[] = [];
  let next = later<Shown>();
  render(DisplayView, {
    host: {
      watch: (known?: Shown) => {
        asked.push(known);
        return next.promise;
      },
    },
  });
  const tell = async (view: Shown) => {
    const { give } = next;
    next = later();
    give(view);
    await settle();
  };
  const fail = async () => {
    const { refuse } = next;
    next = later();
    refuse({ code: 'internal' });
    await settle();
  };
  await tell(first);
  return { asked, tell, fail };
}

const text = () => screen.getByTestId('customer-display').textContent.trim();

describe('the customers’ display', () => {
  it('shows the name of the club while nobody waits, and nothing else', async () => {
    await open(idle);
    expect(text()).toBe('Fjellheim Turlag');
  });

  it('shows the code and one question in the language of the market', async () => {
    const { tell } = await open(idle);
    await tell({ ...idle, language: 'da', code: '7KM-4XR' });
    expect(screen.getByTestId('display-code').textContent).toBe('7KM-4XR');
    expect(text()).toContain('Viser din telefon den samme kode?');
    expect(document.documentElement.lang).toBe('da');
    await tell(idle);
    expect(text()).toBe('Fjellheim Turlag');
  });

  it('asks for what is not shown yet', async () => {
    const { asked } = await open(idle);
    expect(asked).toEqual([undefined, idle]);
  });

  it('takes the code away when the desk does not answer', async () => {
    const { fail } = await open({ ...idle, code: '7KM-4XR' });
    await fail();
    expect(text()).toBe('Fjellheim Turlag');
  });

  it('wears the striped banner with the simulator', async () => {
    await open({ ...idle, simulator: true });
    expect(screen.getByTestId('simulator-banner')).toBeTruthy();
  });
});

describe('the counter', () => {
  const press = async (key: string, more: KeyboardEventInit = {}) => {
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...more }));
    await settle();
  };

  it('tells which card is in front each time that becomes another one', async () => {
    const host = fakeDesk({ list_logins: () => [applied({ loginId: 'l-1' }), waiting({ loginId: 'l-2' })] });
    render(CounterView, { host });
    await settle();
    await press('2', { ctrlKey: true, code: 'Digit2' });
    await press('2', { ctrlKey: true, code: 'Digit2' });
    await press('1', { ctrlKey: true, code: 'Digit1' });
    await press('Escape');
    expect(host.callsOf('show_to_customer').map(({ loginId }) => loginId)).toEqual(['l-2', 'l-1', undefined]);
  });

  it('opens the display with F6, and the field keeps the focus', async () => {
    const host = fakeDesk();
    render(CounterView, { host });
    await settle();
    await press('F6');
    expect(host.callsOf('toggle_display')).toEqual([{}]);
    expect(document.activeElement).toBe(screen.getByTestId('omnibox'));
  });
});
