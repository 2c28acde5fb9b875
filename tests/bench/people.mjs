// Invented members, the same ones every time: names from syllables, numbers from dice.

const FIRST = ['Ka', 'Ma', 'An', 'Kri', 'Ha', 'Jo', 'Li', 'To', 'Be', 'O', 'Si', 'Ber', 'Stei', 'Øy', 'Ås', 'Bjø', 'Sæ'];
const MIDDLE = ['ri', 'te', 'ne', 'sti', 'ra', 'na', 'vi', 'le', 'ja', 'mo', 'da', 'lø', 'ki', 'nå'];
const LAST = ['sen', 'stad', 'vik', 'berg', 'dal', 'rud', 'li', 'haug', 'næs', 'by', 'heim'];

function dice(seed) {
  let state = (Math.imul(seed + 1, 0x9e3779b1) ^ 0x5bd1e995) >>> 0;
  return (bound) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % bound;
  };
}

export function people(index) {
  const roll = dice(index);
  const of = (list) => list[roll(list.length)];
  const given = of(FIRST) + of(MIDDLE);
  const family = of(FIRST) + of(MIDDLE) + of(LAST);
  // No two have the same number: 7919 and ten million have no common factor.
  const phone = `+479${String((index * 7919) % 10_000_000).padStart(7, '0')}`;
  return { given, family, name: `${given} ${family}`, phone, email: `${given}.${family}${index}@example.test`.toLowerCase() };
}
