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

  account: '<circle cx="12" cy="8.4" r="3.8"/><path d="M4.8 20c.7-3.8 3.5-5.6 7.2-5.6s6.5 1.8 7.2 5.6"/>',
  alert: '<circle cx="12" cy="12" r="8.5"/><path d="M12 7.8v5M12 16.1v.1"/>',
  arrow: '<path d="M4.5 12h15M13.5 6l6 6-6 6"/>',
  book: '<path d="M5 5.5c2.5-1 4.8-.8 7 .8v13c-2.2-1.6-4.5-1.8-7-.8zM19 5.5c-2.5-1-4.8-.8-7 .8v13c2.2-1.6 4.5-1.8 7-.8z"/>',
  check: '<path d="m5 12.8 4.6 4.6L19.4 7"/>',
  copy: '<rect x="8.5" y="8.5" width="11.5" height="11.5" rx="2.5"/><path d="M15.5 5.5V6a2 2 0 0 0-2-2H6.5A2.5 2.5 0 0 0 4 6.5v7a2 2 0 0 0 2 2h-.5"/>',
  eye: '<path d="M2.5 12c2.4-4.2 5.6-6.3 9.5-6.3s7.1 2.1 9.5 6.3c-2.4 4.2-5.6 6.3-9.5 6.3S4.9 16.2 2.5 12z"/><circle cx="12" cy="12" r="2.8"/>',
  'eye-off':
    '<path d="M6.5 7.4C5 8.5 3.6 10 2.5 12c2.4 4.2 5.6 6.3 9.5 6.3 1.6 0 3-.3 4.4-1M10 5.9a10 10 0 0 1 2-.2c3.9 0 7.1 2.1 9.5 6.3-.7 1.2-1.5 2.3-2.4 3.2M10 10.2a2.8 2.8 0 0 0 3.9 3.9M4 4l16 16"/>',
  'sign-out': '<path d="M14 4.5H7A2.5 2.5 0 0 0 4.5 7v10A2.5 2.5 0 0 0 7 19.5h7M10.5 12h9.5M16.5 8.5 20 12l-3.5 3.5"/>',
} as const;
