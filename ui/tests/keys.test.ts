import { describe, expect, it } from 'vitest';

import { onEnter, onEscape, type Situation } from '../src/features/counter/keys';
import { lookUp } from '../src/gallery/people';

const next = { enter: { kind: 'next' }, escape: 'close' } as const;

describe('Enter', () => {
  const table: [string, Situation, unknown][] = [
    ['does nothing on an empty counter', { text: '' }, { kind: 'nothing' }],
    ['reads first when the answer to this text is not here', { text: '912' }, { kind: 'read_first' }],
    ['obeys the look-up', { text: '91234567', answer: lookUp('91234567') }, { kind: 'enter_number' }],
    [
      'opens the chosen row rather than what the look-up says',
      {
        text: 'kar',
        answer: lookUp('kar', { enter: { kind: 'open_member', memberId: 'm-1' } }),
        chosenRow: 'm-2',
      },
      { kind: 'open_member', memberId: 'm-2' },
    ],
    [
      'says what is wrong with a text that is no number',
      { text: '91', answer: lookUp('91', { reading: { kind: 'not_a_number', problem: 'too_short' } }) },
      { kind: 'show_problem', problem: 'too_short' },
    ],
    ['does what the card says when no text stands in the field', { text: '', card: next }, { kind: 'next' }],
    [
      'belongs to the text, not to the card, while text stands in the field',
      { text: '91234567', answer: lookUp('91234567'), card: next },
      { kind: 'enter_number' },
    ],
    [
      'does nothing on a waiting card',
      { text: '', card: { enter: { kind: 'nothing' }, escape: 'give_up' } },
      { kind: 'nothing' },
    ],
    [
      'confirms what staff chose',
      { text: '', card: { enter: { kind: 'nothing' }, escape: 'close', choice: { memberId: 'm-1' } } },
      { kind: 'settle', choice: { memberId: 'm-1' } },
    ],
  ];

  it.each(table)('%s', (_, situation, intent) => {
    expect(onEnter(situation)).toEqual(intent);
  });
});

describe('Esc', () => {
  it('clears the text before it touches the card', () => {
    expect(onEscape({ text: '9', card: { enter: { kind: 'nothing' }, escape: 'give_up' } })).toEqual({
      kind: 'clear',
    });
  });

  it('stops asking on a waiting card', () => {
    expect(onEscape({ text: '', card: { enter: { kind: 'nothing' }, escape: 'give_up' } })).toEqual({
      kind: 'give_up',
    });
  });

  it('closes a finished card', () => {
    expect(onEscape({ text: '', card: next })).toEqual({ kind: 'close' });
  });

  it('does nothing on an empty counter', () => {
    expect(onEscape({ text: '' })).toEqual({ kind: 'nothing' });
  });
});
