import { text } from 'node:stream/consumers';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import type { InteractionResults } from 'oidc-provider';
import type { OAuthServerOptions } from './oauth-options.js';
import type { OAuthAnswer } from './oauth-person.js';
import { accountsPage, consentPage } from './sign-in-view.js';
import { BARE_WORDS } from './sign-in-words.js';

const HTML = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };

const DENIED = { error: 'access_denied', error_description: 'The person said no.' };

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
    private readonly options: Pick<OAuthServerOptions, 'people' | 'words'>,
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

  private signIn({ person, denies }: OAuthAnswer, { params }: Details): InteractionResults {
    if (denies) return DENIED;
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
    if (denies) return DENIED;
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
    const { people } = this.options;
    const id = form.get('person') ?? session?.accountId;
    const denies = form.get('answer') === 'deny';
    const person = people.find((one) => one.id === id) ?? (denies ? people[0] : undefined);
    if (!person) return null;
    const ticked = form.getAll('scope');
    const asked = String(params['scope']).split(' ');
    const isAsked = form.has('answer');
    return {
      person,
      denies,
      without: isAsked ? asked.filter((scope) => isRight(scope) && !ticked.includes(scope)) : [],
    };
  }

  private question({ prompt, params, session }: Details): string {
    const { people, words = BARE_WORDS } = this.options;
    if (prompt.name !== 'consent') return accountsPage(people, words);
    const mail = people.find(({ id }) => id === session?.accountId)?.mail ?? '';
    return consentPage(mail, String(params['scope']).split(' ').filter(isRight), words);
  }
}

/** What can be refused by itself: rights of an API, not who somebody is. */
const isRight = (scope: string): boolean => scope.includes('.');
