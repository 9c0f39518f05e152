import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { TLSSocket } from 'node:tls';
import { type Accounts, forbidden, isAllowed } from '../auth';
import type { Faults } from '../faults/Faults';
import { trickle } from '../faults/trickle';
import type { ApiContext } from '../handlers/ApiContext';
import { serveNonResource } from '../handlers/nonResource';
import { isSelfReview, selfReview } from '../handlers/selfReview';
import { readRequestInfo } from '../http/requestInfo';
import { sendError, sendText } from '../http/respond';
import type { ServerClock } from '../ServerClock';
import { dispatch } from './dispatch';

/** The common name of a client certificate that the cluster's authority signed. */
function shownName({ socket }: IncomingMessage): string | undefined {
  return socket instanceof TLSSocket && socket.authorized
    ? String(socket.getPeerCertificate().subject.CN)
    : undefined;
}

/** Answers requests in the order the real server does: who, may they, does it exist, then the act. */
export class ApiServer {
  constructor(
    private readonly context: ApiContext,
    private readonly accounts: Accounts,
    private readonly faults: Faults,
    private readonly clock: ServerClock,
  ) {}

  readonly handle = (req: IncomingMessage, res: ServerResponse) => {
    res.on('error', () => {});
    trickle(res, () => this.faults.rateFor(req.url ?? '/'));
    this.answer(req, res).catch(error => sendError(req, res, error));
  };

  private async answer(req: IncomingMessage, res: ServerResponse) {
    const { faults } = this;
    if (faults.silent) {
      return;
    }
    if (faults.delayMs) {
      await wait(faults.delayMs);
    }
    res.setHeader('Audit-Id', randomUUID());
    if (this.clock.skewMs) {
      res.setHeader('Date', this.clock.now().toUTCString());
    }
    const refusal = faults.refusalFor(req.url ?? '/');
    if (refusal && refusal.code !== 403) {
      throw refusal;
    }
    const user = this.accounts.authenticate(
      req.headers.authorization,
      shownName(req),
    );
    const info = readRequestInfo(req.method ?? 'GET', req.url ?? '/');
    if (refusal || !isAllowed(user, info)) {
      throw forbidden(user, info, refusal?.message);
    }
    const { registry } = this.context.store;
    if (!info.resource) {
      await serveNonResource(registry, req, res, info.path);
      return;
    }
    if (isSelfReview(info)) {
      await selfReview(req, res, { info, user });
      return;
    }
    const type = registry.byPath(info.group, info.version, info.resource);
    if (!type || (info.namespace && !type.namespaced)) {
      sendText(res, 404, '404 page not found\n');
      return;
    }
    await dispatch(this.context, { req, res, info, user, type });
  }
}
