import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { applied, rows } from '../src/gallery/people';
import { byHand, certificate, memberPage, mergedPage } from '../src/gallery/register';
import { manager, onShift } from '../src/gallery/staff';
import type { Answers, FakeHost } from '../src/host/fake';
import type { MembersFound } from '../src/ipc/wire';
import CounterView from '../src/views/CounterView.svelte';
import { fakeDesk, later, settle } from './setup';

beforeEach(() => vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => vi.useRealTimers());

async function press(key: string, more: KeyboardEventInit = {}) {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  (document.activeElement ?? document.body).dispatchEvent(event);
  await settle();
}

async function write(testid: string, what: string) {
  await fireEvent.input(screen.getByTestId(testid), { target: { value: what } });
  await settle();
}

async function submit() {
  await fireEvent.submit(document.querySelector('dialog form') as HTMLFormElement);
  await settle();
}

const isThere = (testid: string) => screen.queryByTestId(testid) !== null;
const selected = () =>
  screen.getAllByTestId('found-member').findIndex((row) => row.getAttribute('aria-selected') === 'true');

/** The members' part of the back room. */
async function open(answers: Answers = {}): Promise<FakeHost> {
  const host = fakeDesk({
    view_shift: () => onShift(manager),
    find_members: ({ text }) => ({ text, rows }),
    view_member: () => memberPage(),
    change_member: () => memberPage(),
    ...answers,
  });
  render(CounterView, { host });
  await settle();
  await press('F9');
  await fireEvent.click(screen.getByTestId('section-members'));
  await settle();
  return host;
}

async function openPage(answers: Answers = {}): Promise<FakeHost> {
  const host = await open(answers);
  await write('member-search', 'kar');
  await press('Enter');
  return host;
}

describe('the register behind the counter', () => {
  it('begins in the field, and says how it is used', async () => {
    await open();
    expect(document.activeElement).toBe(screen.getByTestId('member-search'));
    expect(isThere('members-empty')).toBe(true);
  });

  it('finds at each keystroke, and the keyboard alone chooses and opens', async () => {
    const host = await open();
    await write('member-search', 'k');
    await write('member-search', 'ka');
    expect(host.callsOf('find_members')).toEqual([{ text: 'k' }, { text: 'ka' }]);
    expect(screen.getAllByTestId('found-member')).toHaveLength(rows.length);
    await press('ArrowDown');
    await press('ArrowDown');
    await press('ArrowUp');
    expect(selected()).toBe(1);
    await press('Enter');
    expect(host.callsOf('view_member')).toEqual([{ memberId: rows[1]?.memberId }]);
    expect(isThere('member-page')).toBe(true);
  });

  it('drops an answer that comes late', async () => {
    const late = later<MembersFound>();
    await open({ find_members: ({ text }) => (text === 'k' ? late.promise : { text, rows: [] }) });
    await write('member-search', 'k');
    await write('member-search', 'kx');
    late.give({ text: 'k', rows });
    await settle();
    expect(screen.queryAllByTestId('found-member')).toHaveLength(0);
    expect(screen.getByTestId('members-empty').textContent).toContain('Nobody fits');
  });

  it('leads back step by step: from the page to the list, to the empty field, to the counter', async () => {
    await openPage();
    await press('Escape');
    expect([isThere('member-page'), screen.getAllByTestId('found-member').length]).toEqual([
      false,
      rows.length,
    ]);
    expect(document.activeElement).toBe(screen.getByTestId('member-search'));
    await press('Escape');
    expect(screen.getByTestId<HTMLInputElement>('member-search').value).toBe('');
    await press('Escape');
    expect(isThere('omnibox')).toBe(true);
  });

  it('lands what is typed in the field, wherever the focus was', async () => {
    await open();
    screen.getByTestId('member-search').blur();
    await press('k');
    expect(document.activeElement).toBe(screen.getByTestId('member-search'));
  });

  it('shows the keys of the part in view with F1', async () => {
    await open();
    await press('F1');
    const help = screen.getByTestId('room-help');
    for (const key of ['F3', 'F9', 'Ctrl L']) expect(help.textContent).toContain(key);
  });

  it('says why a page does not open', async () => {
    await open({ view_member: () => Promise.reject({ code: 'not_found' }) });
    await write('member-search', 'kar');
    await press('Enter');
    expect(screen.getByTestId('refused').dataset.code).toBe('not_found');
  });
});

describe('a member’s page', () => {
  it('shows what is known, with the note, the tags and the visits', async () => {
    await openPage();
    expect(screen.getByTestId('member-note').textContent).toContain('Nøkkelen');
    expect(screen.getByTestId('member-tags').textContent).toContain('klatring');
    expect(screen.getByTestId('member-visits').children).toHaveLength(8);
  });

  it('says of somebody whom no login confirmed that they are not', async () => {
    await openPage({ view_member: byHand });
    expect(screen.getByTestId('member-page').textContent).toContain('Not confirmed in the app');
  });

  it('sends only what was changed', async () => {
    const host = await openPage();
    await press('F2');
    await write('edit-note', 'New');
    await write('edit-valid-until', '');
    await press('Enter', { ctrlKey: true });
    // From wherever the focus is in the form.
    await fireEvent.keyDown(screen.getByTestId('edit-note'), { key: 'Enter', ctrlKey: true });
    await settle();
    expect(host.callsOf('change_member')).toEqual([{ memberId: 'm-1204', note: 'New', validUntil: '' }]);
    expect(isThere('dialog')).toBe(false);
  });

  it('marks the field that cannot be kept, and loses nothing typed', async () => {
    const refusal = { code: 'invalid_field', field: 'memberNumber', fieldProblem: 'number_taken' };
    await openPage({ change_member: () => Promise.reject(refusal) });
    await press('F2');
    await write('edit-number', '77');
    await write('edit-note', 'kept');
    await submit();
    const number = screen.getByTestId<HTMLInputElement>('edit-number');
    expect([number.value, number.getAttribute('aria-invalid')]).toEqual(['77', 'true']);
    expect(screen.getByTestId<HTMLTextAreaElement>('edit-note').value).toBe('kept');
  });
});

describe('adding by hand', () => {
  it('adds, and shows the page of whoever was added', async () => {
    const host = await open({ add_member: () => ({ kind: 'added', page: byHand() }) });
    await press('F3');
    await write('add-given', 'Emil');
    await write('add-family', 'Nordmann');
    await submit();
    expect(host.callsOf('add_member')).toEqual([
      { givenName: 'Emil', familyName: 'Nordmann', phone: '', email: '', anyway: false },
    ]);
    expect([isThere('dialog'), screen.getByTestId('member-name').textContent]).toEqual([
      false,
      'Emil Nordmann',
    ]);
  });

  it('shows who may be the same first: Enter opens them, Ctrl Enter adds all the same', async () => {
    const host = await open({
      add_member: ({ anyway }) =>
        anyway ? { kind: 'added', page: byHand() } : { kind: 'known', rows: rows.slice(0, 1) },
    });
    await press('F3');
    await write('add-given', 'Kari');
    await submit();
    expect(screen.getByTestId('known-members').textContent).toContain('Kari');
    await fireEvent.keyDown(screen.getByTestId('add-given'), { key: 'Enter', ctrlKey: true });
    await settle();
    expect(host.callsOf('add_member').map(({ anyway }) => anyway)).toEqual([false, true]);
    await press('Escape');
    await press('F3');
    await write('add-given', 'Kari');
    await submit();
    await submit();
    expect(host.callsOf('view_member')).toEqual([{ memberId: rows[0]?.memberId }]);
  });

  it('says at the field what is wrong with a number', async () => {
    await open({ add_member: () => Promise.reject({ code: 'invalid_phone', problem: 'too_short' }) });
    await press('F3');
    await write('add-phone', '12');
    await submit();
    expect(screen.getByTestId('add-phone').getAttribute('aria-invalid')).toBe('true');
  });
});

describe('handing out and forgetting', () => {
  it('says where everything known was saved, and that it is in clear', async () => {
    const host = await openPage({ save_person: () => ({ path: '/home/x/skranke-1204.json' }) });
    await press('F6');
    expect(host.callsOf('save_person')).toEqual([{ memberId: 'm-1204' }]);
    expect(screen.getByTestId('saved-file').textContent).toMatch(/in clear.*\/home\/x\/skranke-1204\.json/s);
  });

  it('says when it could not be saved', async () => {
    await openPage({ save_person: () => Promise.reject({ code: 'file_not_written' }) });
    await press('F6');
    expect([screen.getByTestId('refused').dataset.code, isThere('saved-file')]).toEqual([
      'file_not_written',
      false,
    ]);
  });

  it('asks once before it erases, and Enter keeps', async () => {
    const host = await openPage({ erase_member: () => certificate });
    await press('F8');
    expect(document.activeElement).toBe(screen.getByTestId('decide-keep'));
    expect(screen.getByTestId('decide').textContent).toContain('cannot be undone');
    await fireEvent.click(document.activeElement as HTMLElement);
    await settle();
    expect([isThere('decide'), isThere('member-page'), host.callsOf('erase_member').length]).toEqual([
      false,
      true,
      0,
    ]);
  });

  it('erases when that is chosen with the keyboard, and shows the certificate, which prints', async () => {
    const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
    const host = await openPage({ erase_member: () => certificate });
    await press('F8');
    await press('ArrowRight');
    expect(document.activeElement).toBe(screen.getByTestId('decide-act'));
    await fireEvent.click(document.activeElement as HTMLElement);
    await settle();
    expect(host.callsOf('erase_member')).toEqual([{ memberId: 'm-1204' }]);
    expect([isThere('member-page'), isThere('decide')]).toEqual([false, false]);
    expect(screen.getByTestId('certificate').textContent).toContain('Fjellheim Turlag');
    await press('p', { ctrlKey: true });
    expect(print).toHaveBeenCalledOnce();
    print.mockRestore();
    await press('Escape');
    expect(screen.getByTestId<HTMLInputElement>('member-search').value).toBe('');
  });

  it('takes the card of whoever was erased away from the counter', async () => {
    const host = await openPage({
      erase_member: () => certificate,
      list_logins: () => [applied()],
    });
    host.tell({ event: 'login_changed', login: applied({ revision: 6 }) });
    await settle();
    await press('F8');
    await fireEvent.click(screen.getByTestId('decide-act'));
    await settle();
    await press('F9');
    expect([isThere('login-card'), isThere('rail')]).toEqual([false, false]);
  });

  it('says that a request is on its way, and nothing is erased', async () => {
    await openPage({ erase_member: () => Promise.reject({ code: 'not_now' }) });
    await press('F8');
    await fireEvent.click(screen.getByTestId('decide-act'));
    await settle();
    expect([isThere('erase-live'), isThere('decide')]).toEqual([true, true]);
  });
});

describe('two who are one person', () => {
  it('are made one: the one on the page stays, the other is looked for with the keyboard', async () => {
    const host = await openPage({ merge_members: mergedPage });
    await press('F5');
    await write('merge-search', 'kar');
    expect(screen.getAllByTestId('merge-other')).toHaveLength(rows.length - 1);
    await submit();
    expect(host.callsOf('merge_members'), 'of several nobody is meant yet').toEqual([]);
    for (const key of ['ArrowDown', 'ArrowDown']) {
      await fireEvent.keyDown(screen.getByTestId('merge-search'), { key });
      await settle();
    }
    await submit();
    expect(host.callsOf('merge_members')).toEqual([{ memberId: 'm-1204', otherId: rows[2]?.memberId }]);
    expect(screen.getByTestId('member-merges').textContent).toContain('Kari Nordmann');
  });

  it('are not made one while nobody is chosen', async () => {
    const host = await openPage();
    await press('F5');
    await submit();
    expect([host.callsOf('merge_members').length, isThere('dialog')]).toEqual([0, true]);
  });

  it('are parted again with one key, or it is said why not', async () => {
    const host = await openPage({ view_member: mergedPage, undo_merge: () => memberPage() });
    await press('F10');
    expect(host.callsOf('undo_merge')).toEqual([{ memberId: 'm-1204', mergeId: '3' }]);
    expect(isThere('member-merges')).toBe(false);
    await press('Escape');
    host.answer({ undo_merge: () => Promise.reject({ code: 'not_now' }) });
    await press('Enter');
    await press('F10');
    expect(isThere('part-refused')).toBe(true);
  });
});
