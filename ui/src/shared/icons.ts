/** Line icons on a 24 grid, of our own; each is one path. */
export const icons = {
  check: 'M4.5 12.5 9.5 17.5 19.5 6.5',
  wait: 'M12 6.5v5.5l3.5 2.5M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18',
  send: 'M21 3 10.5 13.5M21 3l-6.5 18-4-7.5L3 9.5z',
  no: 'M6.5 6.5l11 11M17.5 6.5l-11 11',
  warn: 'M12 4 2.5 20h19zM12 10v4.5M12 17.2v.3',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 11v5.5M12 7.6v.3',
  stop: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M8.5 12h7',
  phone: 'M7.5 2.5h9a1 1 0 0 1 1 1v17a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1v-17a1 1 0 0 1 1-1M10.8 18.5h2.4',
  pull: 'M12 3.5v12M7 10.5l5 5 5-5M5 20.5h14',
  link: 'M3 12a9 9 0 1 0 18 0 9 9 0 0 0-18 0M8.5 12.2l2.4 2.4 4.6-4.8',
  unlink: 'M4 4l16 16M6 6.3A9 9 0 0 0 17.7 18M9 3.5A9 9 0 0 1 20.5 15',
  person: 'M12 12a4.2 4.2 0 1 0 0-8.4 4.2 4.2 0 0 0 0 8.4M3.8 20.8c.8-4.2 4-6 8.2-6s7.4 1.8 8.2 6',
  people:
    'M9 11.5a3.7 3.7 0 1 0 0-7.4 3.7 3.7 0 0 0 0 7.4M2.5 19.8c.6-3.8 3.3-5.4 6.5-5.4s5.9 1.6 6.5 5.4M16 4.5a3.6 3.6 0 0 1 0 6.9M18 14.8c2 .8 3.2 2.4 3.6 5',
  plus: 'M12 5v14M5 12h14',
  message: 'M4 5h16v11H10l-4.5 4V16H4zM8 9.2h8M8 12.2h5',
  leave: 'M13 4H5v16h8M10 12h11M17 8l4 4-4 4',
  pause: 'M9 5.5v13M15 5.5v13',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M15.5 15.5l5 5',
  tools:
    'M14.5 6.5a4 4 0 0 1 5.2-3.7l-2.5 2.5.5 2 2 .5 2.5-2.5a4 4 0 0 1-5.2 5.2L8.5 19a2.1 2.1 0 0 1-3-3l8.5-8.5z',
  page: 'M6 3.5h9l4 4v13H6zM14.5 3.5v4.5H19M9 12.5h7M9 16h5',
  print: 'M7 8V3.5h10V8M7 17H4V8h16v9h-3M7 13.5h10v7H7z',
  receipt: 'M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6',
  lock: 'M7.5 10.5V8a4.5 4.5 0 0 1 9 0v2.5M5 10.5h14v10H5zM12 14.5v2.5',
  keys: 'M3 6.5h18v11H3zM7 10.5h.1M11 10.5h.1M15 10.5h.1M8 14h8',
} as const;

export type IconName = keyof typeof icons;

/** How good or bad a thing is; always shown as colour, icon and word. */
export type Tone = 'plain' | 'accent' | 'good' | 'warn' | 'bad';
