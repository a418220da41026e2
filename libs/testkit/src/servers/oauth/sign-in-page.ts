import { text } from 'node:stream/consumers';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import type { InteractionResults } from 'oidc-provider';
import type { OAuthAnswer, OAuthPerson } from './oauth-person.js';

const HTML = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };

const escaped = (words: string): string => words.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const page = (title: string, form: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>
<style>body{font:1rem/1.5 system-ui;max-width:30rem;margin:3rem auto;padding:0 1rem}button{font:inherit;padding:.5rem 1rem;margin:.25rem}</style>
<h1>${title}</h1><form method="post">${form}</form></html>`;

/** Who asks, and what for: the library's account of one step of a sign-in. */
type Details = Awaited<ReturnType<Provider['interactionDetails']>>;

/**
 * The pages of a sign-in: which account, and whether it consents. Answered at once with what a test has said, else by whoever
 * sits before the browser.
 */
export class SignInPage {
  /** What a test says; null: a person is asked. */
  answer: OAuthAnswer | null = null;

  constructor(
    private readonly provider: Provider,
    private readonly people: readonly OAuthPerson[],
    /** Whether tokens are given to accounts of other directories than the one that was asked for. */
    private readonly isLax: () => boolean,
  ) {}

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const details = await this.provider.interactionDetails(request, response);
    const said = this.answer ?? (request.method === 'POST' ? this.saidBy(await text(request), details) : null);
    if (said === null) return void response.writeHead(200, HTML).end(this.question(details));
    const result = details.prompt.name === 'consent' ? await this.consent(said, details) : this.signIn(said, details);
    return this.provider.interactionFinished(request, response, result, {
      mergeWithLastSubmission: !('error' in result),
    });
  }

  private signIn({ person }: OAuthAnswer, { params }: Details): InteractionResults {
    const { tenant } = params;
    if (typeof tenant === 'string' && tenant !== person.tenant && !this.isLax())
      return {
        error: 'access_denied',
        error_description: `AADSTS50020: User account '${person.mail}' from identity provider does not exist in tenant '${tenant}'.`,
      };
    return { login: { accountId: person.id, remember: false }, select_account: {} };
  }

  private async consent(
    { person, denies, without = [] }: OAuthAnswer,
    { params, session }: Details,
  ): Promise<InteractionResults> {
    if (denies) return { error: 'access_denied', error_description: 'The person said no.' };
    const grant = new this.provider.Grant({
      accountId: session?.accountId ?? person.id,
      clientId: String(params['client_id']),
    });
    const asked = String(params['scope']).split(' ');
    grant.addOIDCScope(asked.filter((scope) => !without.includes(scope)).join(' '));
    if (without.length > 0) grant.rejectOIDCScope(without.join(' '));
    return { consent: { grantId: await grant.save() } };
  }

  private saidBy(body: string, { params, session }: Details): OAuthAnswer | null {
    const form = new URLSearchParams(body);
    const id = form.get('person') ?? session?.accountId;
    const person = this.people.find((one) => one.id === id);
    if (!person) return null;
    const ticked = form.getAll('scope');
    const asked = String(params['scope']).split(' ');
    const isAsked = form.has('answer');
    return {
      person,
      denies: form.get('answer') === 'deny',
      without: isAsked ? asked.filter((scope) => scope.includes('.') && !ticked.includes(scope)) : [],
    };
  }

  private question({ prompt, params }: Details): string {
    if (prompt.name !== 'consent') {
      const buttons = this.people.map(
        ({ id, mail }) => `<p><button name="person" value="${escaped(id)}">${escaped(mail)}</button></p>`,
      );
      return page('Choose an account', buttons.join(''));
    }
    const boxes = String(params['scope'])
      .split(' ')
      .filter((scope) => scope.includes('.'))
      .map(
        (scope) =>
          `<p><label><input type="checkbox" name="scope" value="${escaped(scope)}" checked> ${escaped(scope)}</label></p>`,
      );
    const buttons = `<button name="answer" value="allow">Allow</button><button name="answer" value="deny">Deny</button>`;
    return page('Calmirror asks for access', boxes.join('') + buttons);
  }
}
