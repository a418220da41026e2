import { createSocket, type Socket } from 'node:dgram';
import { type MailNames, mailNames } from './mail-names.js';

const HEADER_BYTES = 12;
const [MX, SRV] = [15, 33];

interface ZoneRecord {
  readonly type: number;
  readonly data: Buffer;
}

const encodedName = (name: string): Buffer =>
  Buffer.concat([
    ...name.split('.').flatMap((label) => (label === '' ? [] : [Buffer.from([label.length]), Buffer.from(label)])),
    Buffer.from([0]),
  ]);
const numbers = (...values: number[]): Buffer =>
  Buffer.concat(values.map((value) => Buffer.from([value >> 8, value & 255])));
const mx = (priority: number, host: string): ZoneRecord => ({
  type: MX,
  data: Buffer.concat([numbers(priority), encodedName(host)]),
});
const srv = (priority: number, weight: number, port: number, host: string): ZoneRecord => ({
  type: SRV,
  data: Buffer.concat([numbers(priority, weight, port), encodedName(host)]),
});

/** Answers from a zone (RFC 1035 §4); null: says nothing at all. Names that it does not have do not exist. */
function answerTo(question: Buffer, zone: ReadonlyMap<string, readonly ZoneRecord[] | null>): Buffer | null {
  const labels: string[] = [];
  let at = HEADER_BYTES;
  for (let length = question[at] ?? 0; length > 0; length = question[at] ?? 0) {
    labels.push(question.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  const asked = question.subarray(HEADER_BYTES, at + 5);
  const records = zone.get(labels.join('.').toLowerCase());
  if (records === null) return null;
  const answers = (records ?? []).map(({ type, data }) =>
    Buffer.concat([numbers(0xc00c, type, 1, 0, 60, data.length), data]),
  );
  const noSuchName = 0x8183;
  return Buffer.concat([
    question.subarray(0, 2),
    numbers(records === undefined ? noSuchName : 0x8180, 1, answers.length, 0, 0),
    asked,
    ...answers,
  ]);
}

let socket: Socket;
let names: MailNames;
const signal = new AbortController().signal;

beforeAll(async () => {
  const zone = new Map<string, readonly ZoneRecord[] | null>([
    ['example.org', [mx(20, 'backup.example.net'), mx(10, 'MX1.Example.NET')]],
    [
      '_imaps._tcp.example.org',
      [
        srv(20, 0, 1993, 'second.example.net'),
        srv(10, 1, 993, 'light.example.net'),
        srv(10, 9, 993, 'Heavy.example.net'),
      ],
    ],
    ['_imaps._tcp.none.example', [srv(0, 0, 0, '')]],
    [
      '_imaps._tcp.odd.example',
      [srv(0, 0, 993, 'a name.example'), srv(1, 0, 0, 'mail.example.net'), srv(2, 0, 993, 'mail.example.net')],
    ],
    ['silent.example', null],
  ]);
  socket = createSocket('udp4', (question, { port, address }) => {
    const answer = answerTo(question, zone);
    if (answer !== null) socket.send(answer, port, address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  names = mailNames([`127.0.0.1:${socket.address().port}`]);
});
afterAll(() => new Promise<void>((resolve) => socket.close(() => resolve())));

it('who takes in mail is told in the order of preference', async () => {
  expect(await names.exchanges('example.org', signal)).toEqual(['mx1.example.net', 'backup.example.net']);
});

it('servers are told in the order in which they are to be tried', async () => {
  expect(await names.imaps('example.org', signal)).toEqual([
    { host: 'heavy.example.net', port: 993 },
    { host: 'light.example.net', port: 993 },
    { host: 'second.example.net', port: 1993 },
  ]);
});

it('a domain that says that it has none has none', async () => {
  expect(await names.imaps('none.example', signal)).toEqual([]);
});

it('what cannot be gone to is left out', async () => {
  expect(await names.imaps('odd.example', signal)).toEqual([{ host: 'mail.example.net', port: 993 }]);
});

it('a domain that there is not is an error, and no empty answer', async () => {
  await expect(names.exchanges('missing.example', signal)).rejects.toMatchObject({ code: 'ENOTFOUND' });
});

it('a question that nobody answers ends when nobody waits any more', async () => {
  const over = AbortSignal.timeout(50);
  await expect(names.exchanges('silent.example', over)).rejects.toMatchObject({ code: 'ECANCELLED' });
});
