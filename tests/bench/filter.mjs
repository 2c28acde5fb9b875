// `node filter.mjs MEMBERS`: how tills that run in a browser find somebody: all members in memory, and a filter over them at
// each keystroke. The last line is JSON, microseconds of the processor a keystroke.

import { people } from './people.mjs';

const members = Array.from({ length: Number(process.argv[2]) }, (_, index) => people(index));

function find(text) {
  const wanted = text.toLowerCase();
  return members
    .filter((one) => one.name.toLowerCase().includes(wanted) || one.phone.includes(wanted) || one.email.includes(wanted))
    .slice(0, 20);
}

const texts = Array.from({ length: 40 }, (_, nth) => {
  const one = people((nth * 7919) % members.length);
  return [one.phone.slice(-4), one.name.slice(0, 3), one.name.split(' ')[1], one.phone][nth % 4];
});
const times = texts.map((text) => {
  const before = process.cpuUsage();
  find(text);
  const { user, system } = process.cpuUsage(before);
  return user + system;
});
times.sort((one, other) => one - other);
console.log(JSON.stringify({ cpu_p50: times[times.length >> 1], cpu_p99: times.at(-1) }));
