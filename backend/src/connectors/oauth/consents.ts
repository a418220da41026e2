import { type OAuthAttemptAnswer, type OAuthOutcome, oauthSignIn, type OAuthStarted } from '@calmirror/contracts';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../auth/actor.js';
import { ChangeNotes } from '../../changes/change-notes.js';
import { Connector } from '../../database/entities/connector.entity.js';
import { OAuthAttempt } from '../../database/entities/oauth-attempt.entity.js';
import { newId } from '../../database/new-id.js';
import { Problem } from '../../http/problem.js';
import { connectorFailed } from '../connector-failed.js';
import { Connectors } from '../connectors.js';
import { AppRegistrations } from './app-registrations.js';
import { ConnectorApp, granteeOf } from './connector-app.js';
import { ConsentProofs, stateHash } from './consent-proofs.js';
import { ConsentRefused } from './consent-refused.js';
import { GivenConsents } from './given-consents.js';
import { OAuthClient } from './oauth-client.js';

const ATTEMPT_MS = 10 * 60_000;

/** What came of an answer, and of which attempt it is; null where that is not for this browser to know. */
export interface AnsweredConsent {
  readonly outcome: OAuthOutcome;
  readonly attempt: { readonly id: string; readonly connectorId: string } | null;
}

/** Attempts to connect accounts: each is of one browser session, good for ten minutes, and answered once. */
@Injectable()
export class Consents {
  private readonly logger = new Logger(Consents.name);

  constructor(
    private readonly db: DataSource,
    private readonly connectors: Connectors,
    private readonly app: ConnectorApp,
    private readonly registrations: AppRegistrations,
    private readonly client: OAuthClient,
    private readonly proofs: ConsentProofs,
    private readonly given: GivenConsents,
    private readonly changes: ChangeNotes,
  ) {}

  /** @throws {Problem} 404, 409 `no-app-registration`, 422 `kind-not-supported`, 502 `connector-failed` */
  async start(connectorId: string, session: Buffer): Promise<OAuthStarted> {
    const connector = await this.connectors.get(connectorId);
    const { access, reach } = oauthSignIn(connector) ?? {};
    if (reach === undefined || access !== 'account')
      throw new Problem('kind-not-supported', 422, 'no account signs in to this connector');
    const id = newId();
    const proof = this.proofs.make();
    const expiresAt = new Date(Date.now() + ATTEMPT_MS);
    try {
      const app = await this.app.of(connector);
      if (app === null)
        throw new Problem(
          'no-app-registration',
          409,
          'neither this connector nor the installation has an app registration',
        );
      const { redirectUri } = this.registrations;
      const address = await this.client.consent.address(
        app,
        reach,
        proof,
        redirectUri,
        await this.given.wantedMail(connector),
      );
      await this.db.manager.insert(OAuthAttempt, {
        id,
        stateHash: stateHash(proof.state),
        sessionHash: session,
        connectorId,
        grantee: granteeOf(app, 'account'),
        proof: this.proofs.seal(id, proof),
        expiresAt,
      });
      return { authorizationUrl: address.href, attemptId: id, expiresAt: expiresAt.toISOString() };
    } catch (error) {
      throw connectorFailed(error);
    }
  }

  /** @throws {Problem} 404, also for an attempt of another browser session */
  async attempt(id: string, session: Buffer): Promise<OAuthAttemptAnswer> {
    const found = await this.db.manager.findOneBy(OAuthAttempt, { id });
    if (!found?.sessionHash.equals(session)) throw new Problem('not-found', 404, 'there is no such attempt');
    const { connectorId, expiresAt, outcome, detail } = found;
    return { id, connectorId, expiresAt: expiresAt.toISOString(), outcome, detail };
  }

  /**
   * What a provider's page sent a browser back with. Whatever is wrong with it is an outcome.
   * @param query of the callback address, with its question mark or empty
   * @param session null where the browser is not signed in
   */
  async answer(query: string, session: Buffer | null, actor: Actor | null): Promise<AnsweredConsent> {
    const answer = new URL(this.registrations.redirectUri + query);
    const state = answer.searchParams.get('state') ?? '';
    const attempt = await this.db.manager.findOneBy(OAuthAttempt, { stateHash: stateHash(state) });
    if (attempt === null) return { outcome: 'attempt-unknown', attempt: null };
    if (session === null || actor === null || !attempt.sessionHash.equals(session))
      return { outcome: 'other-session', attempt: null };
    if (!(await this.takeOnce(attempt.id))) return { outcome: 'attempt-unknown', attempt: null };
    const { outcome, detail } = await this.outcomeOf(attempt, answer, state, actor);
    await this.db.manager.update(OAuthAttempt, attempt.id, { outcome, detail });
    this.changes.note(['connectors']);
    return { outcome, attempt: { id: attempt.id, connectorId: attempt.connectorId } };
  }

  /** Of two answers to one attempt, which a person's reload makes, the first one counts. */
  private async takeOnce(id: string): Promise<boolean> {
    const [, taken] = await this.db.query<[unknown[], number]>(
      'UPDATE oauth_attempts SET answered_at = now() WHERE id = $1 AND answered_at IS NULL',
      [id],
    );
    return taken > 0;
  }

  private async outcomeOf(
    attempt: OAuthAttempt,
    answer: URL,
    state: string,
    actor: Actor,
  ): Promise<{ outcome: OAuthOutcome; detail: string | null }> {
    const connector = await this.db.manager.findOneByOrFail(Connector, { id: attempt.connectorId });
    try {
      if (attempt.expiresAt.getTime() < Date.now()) throw new ConsentRefused('attempt-expired', null);
      const app = await this.app.of(connector);
      const { reach } = oauthSignIn(connector) ?? {};
      if (app === null || reach === undefined || granteeOf(app, 'account') !== attempt.grantee)
        throw new ConsentRefused('registration-changed', null);
      const proof = this.proofs.open(attempt.id, attempt.proof, state);
      const account = { kind: app.provider, key: connector.id };
      const consent = await this.client.consent.receive(app, reach, answer, proof, account);
      await this.given.keep(connector, attempt.grantee, consent, actor);
      return { outcome: 'connected', detail: consent.account.mail };
    } catch (error) {
      const refused = ConsentRefused.from(error);
      if (refused.outcome === 'provider-failed')
        this.logger.warn({ err: error, connectorId: connector.id }, 'a consent failed');
      await this.given.noteRefusal(connector, refused, actor);
      return { outcome: refused.outcome, detail: refused.detail };
    }
  }
}
