import { LineClient } from './line-client.js';

/** Another program that uses a mailbox: writes, flags and deletes, as a person's own does. Mailbox names are ASCII. */
export class MailProgram {
  private tag = 0;

  private constructor(private readonly client: LineClient) {}

  static async open(port: number, user: { name: string; password: string }): Promise<MailProgram> {
    const program = new MailProgram(await LineClient.connect({ host: '127.0.0.1', port }));
    try {
      await program.client.until(/^\* OK.*\r\n/m);
      await program.command(`LOGIN ${quoted(user.name)} ${quoted(user.password)}`);
      return program;
    } catch (error) {
      program.close();
      throw error;
    }
  }

  /** Sends a command as it stands. @returns the untagged lines of its answer */
  async command(text: string, literal?: Uint8Array): Promise<string> {
    this.tag += 1;
    const tag = `T${this.tag}`;
    this.client.send(`${tag} ${text}\r\n`);
    if (literal !== undefined) {
      await this.client.until(/^\+.*\r\n/m);
      this.client.send(literal);
      this.client.send('\r\n');
    }
    const answer = await this.client.until(new RegExp(`^${tag} .*\\r\\n`, 'm'));
    const last = answer.slice(answer.lastIndexOf(`${tag} `));
    if (!last.startsWith(`${tag} OK`)) throw new Error(`${text.split(' ')[0]}: ${last}`);
    return answer.slice(0, -last.length);
  }

  /** @param receivedAt an instant; absent: now */
  async append(folder: string, raw: string | Uint8Array, receivedAt?: string): Promise<void> {
    const bytes = Buffer.from(raw as string);
    const date = receivedAt === undefined ? '' : ` ${quoted(internalDate(receivedAt))}`;
    await this.command(`APPEND ${quoted(folder)}${date} {${bytes.length}}`, bytes);
  }

  close(): void {
    this.client.close();
  }
}

export function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function internalDate(instant: string): string {
  const date = new Date(instant);
  const [day = '', time = ''] = date.toISOString().split(/[T.]/);
  const [year = '', , dayOfMonth = ''] = day.split('-');
  return `${dayOfMonth}-${MONTHS[date.getUTCMonth()] ?? ''}-${year} ${time} +0000`;
}
