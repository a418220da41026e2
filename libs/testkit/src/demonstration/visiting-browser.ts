const FORM = /<form method="post"[^>]*>([\s\S]*?)<\/form>/g;

const attribute = (tag: string, name: string): string => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

/** As much of a browser as forms without scripts need: cookies, redirects, buttons. It stops where an address leads off this server. */
export class VisitingBrowser {
  /** Where it is, or where it would have gone. */
  url = '';
  text = '';
  private readonly cookies = new Map<string, string>();

  open(url: string): Promise<string> {
    return this.go(url, { method: 'GET' });
  }

  /** Presses the button in which these words stand; ticked boxes go along. */
  press(words: string): Promise<string> {
    for (const [, form = ''] of this.text.matchAll(FORM)) {
      const button = [...form.matchAll(/<button[\s\S]*?<\/button>/g)].find(([tag]) => tag.includes(words))?.[0];
      if (button === undefined) continue;
      const boxes = [...form.matchAll(/<input type="checkbox"[^>]* checked>/g)].map(([tag]) => tag);
      const fields = [...boxes, button].map((tag): [string, string] => [
        attribute(tag, 'name'),
        attribute(tag, 'value'),
      ]);
      return this.go(this.url, { method: 'POST', body: new URLSearchParams(fields) });
    }
    throw new Error(`There is no button “${words}”: ${this.text}`);
  }

  submit(path: string, fields: Readonly<Record<string, string>>): Promise<string> {
    return this.go(new URL(path, this.url).href, { method: 'POST', body: new URLSearchParams(fields) });
  }

  /** Id of the first calendar of an account, as the page of calendars has it. */
  calendarOf(mail: string): string {
    return new RegExp(`data-calendar="([^"]+)" aria-label="[^"]* of ${mail}"`).exec(this.text)?.[1] ?? '';
  }

  /** Id of the first event of a title. */
  eventOf(title: string): string {
    return new RegExp(`<span>${title}[\\s\\S]*?name="event" value="([^"]+)"`).exec(this.text)?.[1] ?? '';
  }

  private async go(url: string, init: RequestInit): Promise<string> {
    const from = this.url === '' ? url : this.url;
    this.url = url;
    if (new URL(url).origin !== new URL(from).origin) return (this.text = '');
    const cookie = Array.from(this.cookies, ([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { ...init, redirect: 'manual', headers: { cookie } });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      this.cookies.set(name, value);
    }
    this.text = await answer.text();
    const location = answer.headers.get('location');
    return location === null ? this.text : this.go(new URL(location, url).href, { method: 'GET' });
  }
}
