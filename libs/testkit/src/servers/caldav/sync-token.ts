import type { CaldavQuirks } from './caldav-quirks.js';

type Form = Exclude<CaldavQuirks['syncTokens'], 'none'>;

const TOKEN: Readonly<Record<Form, { write(version: number): string; read: RegExp; radix: number }>> = {
  url: {
    write: (version) => `http://sync.test/ns/sync/${version}`,
    read: /^http:\/\/sync\.test\/ns\/sync\/(\d+)$/,
    radix: 10,
  },
  hex: { write: (version) => version.toString(16).padStart(32, '0'), read: /^([\da-f]{32})$/, radix: 16 },
  query: {
    write: (version) => `https://sync.test/?v=${version}&sign="<ü>"`,
    read: /^https:\/\/sync\.test\/\?v=(\d+)&sign="<ü>"$/,
    radix: 10,
  },
  number: { write: (version) => `00${version}.10`, read: /^00(\d+)\.10$/, radix: 10 },
  data: { write: (version) => `data:,${version}_${version}`, read: /^data:,(\d+)_\d+$/, radix: 10 },
};

/** A version as servers write it: RFC 6578 §4 wants a URI, and not all give one. */
export function syncTokenOf(version: number, form: Form): string {
  return TOKEN[form].write(version);
}

/** Null for what is no token of this form. */
export function versionOf(token: string, form: Form): number | null {
  const digits = TOKEN[form].read.exec(token)?.[1];
  return digits === undefined ? null : Number.parseInt(digits, TOKEN[form].radix);
}
