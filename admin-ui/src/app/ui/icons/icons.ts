/** The strokes of each icon, on a square of 24. Drawn with one pen, so that they look like one family. */
export const ICONS = {
  /* The states of a pair, by name. */
  'state-ok': '<circle cx="12" cy="12" r="8.5"/><path d="m8.4 12.2 2.5 2.5 4.8-5.2"/>',
  'state-working': '<path d="M20 12a8 8 0 0 1-13.9 5.4M4 12A8 8 0 0 1 17.9 6.6"/><path d="M18.3 3v4h-4M5.7 21v-4h4"/>',
  'state-held':
    '<path d="M12 3.2 19 6v5.4c0 4.4-2.9 7.6-7 9.4-4.1-1.8-7-5-7-9.4V6z"/><path d="M10 9.6v4.8M14 9.6v4.8"/>',
  'state-paused': '<circle cx="12" cy="12" r="8.5"/><path d="M10 9v6M14 9v6"/>',
  'state-failing': '<path d="M12 4 21 19.5H3z"/><path d="M12 10v4.4M12 17v.1"/>',
  'state-needs-attention':
    '<path d="M8.3 3.5h7.4l4.8 4.8v7.4l-4.8 4.8H8.3l-4.8-4.8V8.3z"/><path d="M12 7.8v5M12 16.1v.1"/>',

  /* Providers, by what people know of them. */
  google: '<path d="M20 12h-8M20 12a8 8 0 1 1-2.6-5.9"/>',
  microsoft: '<path d="M4.5 4.5h6.5V11H4.5zM13 4.5h6.5V11H13zM4.5 13h6.5v6.5H4.5zM13 13h6.5v6.5H13z"/>',

  /* Pages. */
  overview: '<path d="M4 4.5h7v7H4zM14 4.5h6v4h-6zM14 11.5h6v8h-6zM4 14.5h7v5H4z"/>',
  pairs:
    '<rect x="3.5" y="5" width="11" height="12" rx="2.5"/><path d="M9.5 17v.5A2.5 2.5 0 0 0 12 20h6a2.5 2.5 0 0 0 2.5-2.5v-7A2.5 2.5 0 0 0 18 8h-3.5M3.5 9h11"/>',
  connectors: '<path d="M9 3.5v4M15 3.5v4M6.5 7.5h11v3.2a5.5 5.5 0 0 1-11 0zM12 16.2v4.3"/>',
  jobs: '<path d="M9.5 6h10.5M9.5 12h10.5M9.5 18h10.5M4 6h1.4M4 12h1.4M4 18h1.4"/>',
  settings: '<path d="M4 7h9M19 7h1M4 17h1M11 17h9"/><circle cx="16" cy="7" r="2.6"/><circle cx="8" cy="17" r="2.6"/>',
  audit: '<path d="M6.5 3.5h8l4 4v13h-12zM14 3.5V8h4.5M9.5 12h6M9.5 15.5h6"/>',

  account: '<circle cx="12" cy="8.4" r="3.8"/><path d="M4.8 20c.7-3.8 3.5-5.6 7.2-5.6s6.5 1.8 7.2 5.6"/>',
  alert: '<circle cx="12" cy="12" r="8.5"/><path d="M12 7.8v5M12 16.1v.1"/>',
  arrow: '<path d="M4.5 12h15M13.5 6l6 6-6 6"/>',
  'arrow-up': '<path d="M12 19.5v-15M6 10.5l6-6 6 6"/>',
  book: '<path d="M5 5.5c2.5-1 4.8-.8 7 .8v13c-2.2-1.6-4.5-1.8-7-.8zM19 5.5c-2.5-1-4.8-.8-7 .8v13c2.2-1.6 4.5-1.8 7-.8z"/>',
  check: '<path d="m5 12.8 4.6 4.6L19.4 7"/>',
  copy: '<rect x="8.5" y="8.5" width="11.5" height="11.5" rx="2.5"/><path d="M15.5 5.5V6a2 2 0 0 0-2-2H6.5A2.5 2.5 0 0 0 4 6.5v7a2 2 0 0 0 2 2h-.5"/>',
  eye: '<path d="M2.5 12c2.4-4.2 5.6-6.3 9.5-6.3s7.1 2.1 9.5 6.3c-2.4 4.2-5.6 6.3-9.5 6.3S4.9 16.2 2.5 12z"/><circle cx="12" cy="12" r="2.8"/>',
  'eye-off':
    '<path d="M6.5 7.4C5 8.5 3.6 10 2.5 12c2.4 4.2 5.6 6.3 9.5 6.3 1.6 0 3-.3 4.4-1M10 5.9a10 10 0 0 1 2-.2c3.9 0 7.1 2.1 9.5 6.3-.7 1.2-1.5 2.3-2.4 3.2M10 10.2a2.8 2.8 0 0 0 3.9 3.9M4 4l16 16"/>',
  'sign-out': '<path d="M14 4.5H7A2.5 2.5 0 0 0 4.5 7v10A2.5 2.5 0 0 0 7 19.5h7M10.5 12h9.5M16.5 8.5 20 12l-3.5 3.5"/>',
  back: '<path d="M19.5 12h-15M10.5 6l-6 6 6 6"/>',
  calendar: '<rect x="4" y="5.5" width="16" height="14.5" rx="2.5"/><path d="M4 10h16M8.5 3.5v4M15.5 3.5v4"/>',
  'chevron-down': '<path d="m6 9.5 6 6 6-6"/>',
  'chevron-right': '<path d="m9.5 6 6 6-6 6"/>',
  clock: '<circle cx="12" cy="12" r="8.5"/><path d="M12 7.2V12l3.2 2"/>',
  close: '<path d="m6 6 12 12M18 6 6 18"/>',
  cross: '<circle cx="12" cy="12" r="8.5"/><path d="m9 9 6 6M15 9l-6 6"/>',
  dot: '<circle cx="12" cy="12" r="2.2"/>',
  download: '<path d="M12 4v11M7.5 11 12 15.5l4.5-4.5M4.5 19.5h15"/>',
  external:
    '<path d="M13.5 4.5h6v6M19.5 4.5 11 13M17.5 14v3a2.5 2.5 0 0 1-2.5 2.5H7A2.5 2.5 0 0 1 4.5 17V9A2.5 2.5 0 0 1 7 6.5h3"/>',
  filter: '<path d="M4 5.5h16l-6.2 7.2V19l-3.6-2v-4.3z"/>',
  info: '<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5.2M12 7.9V8"/>',
  key: '<circle cx="8" cy="15.5" r="4"/><path d="m11 12.5 8.5-8.5M16 7.5l2.5 2.5"/>',
  link: '<path d="M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1"/>',
  lock: '<rect x="5" y="10.5" width="14" height="9.5" rx="2.5"/><path d="M8 10.5V8a4 4 0 0 1 8 0v2.5"/>',
  mail: '<rect x="3.5" y="5.5" width="17" height="13" rx="2.5"/><path d="m4.5 7.5 7.5 6 7.5-6"/>',
  menu: '<path d="M4 6.5h16M4 12h16M4 17.5h16"/>',
  minus: '<path d="M5 12h14"/>',
  more: '<path d="M5.5 12h.1M12 12h.1M18.5 12h.1"/>',
  offline:
    '<path d="M3 8.5C8 4 16 4 21 8.5M6 12.2c1.3-1.2 3-2 4.5-2.3M18 12.2a9 9 0 0 0-3-1.8M9.2 15.8c1.7-1.4 3.9-1.4 5.6 0M12 19.2v.1M4 4l16 16"/>',
  pause: '<path d="M8.5 5v14M15.5 5v14"/>',
  pencil: '<path d="m4.5 19.5 1-4.5L16 4.5 19.5 8 9 18.5zM13.5 7l3.5 3.5"/>',
  play: '<path d="M7.5 4.8 18.5 12 7.5 19.2z"/>',
  plus: '<path d="M12 5v14M5 12h14"/>',
  publish: '<path d="M12 20v-8M5.6 17.5a8 8 0 1 1 12.8 0M8.5 14.2a4.2 4.2 0 1 1 7 0"/>',
  queue:
    '<rect x="4" y="4.5" width="16" height="4" rx="1.5"/><rect x="4" y="10.5" width="16" height="4" rx="1.5"/><path d="M5 18.5h14"/>',
  refresh: '<path d="M19.5 12a7.5 7.5 0 1 1-2.3-5.4M19.5 4v4h-4"/>',
  search: '<circle cx="10.5" cy="10.5" r="6"/><path d="m15 15 5 5"/>',
  server:
    '<rect x="4" y="4.5" width="16" height="6.5" rx="2"/><rect x="4" y="13" width="16" height="6.5" rx="2"/><path d="M7.5 7.8h.1M7.5 16.3h.1"/>',
  skip: '<circle cx="12" cy="12" r="8.5"/><path d="M8 12h8"/>',
  trash: '<path d="M4.5 6.5h15M9 6.5v-2h6v2M6.5 6.5l.8 13h9.4l.8-13M10 10.5V16M14 10.5V16"/>',
  undo: '<path d="M8.5 4.5l-4 4 4 4M4.5 8.5h9a5.5 5.5 0 0 1 0 11H9"/>',
} as const;

export type IconName = keyof typeof ICONS;
