import type {
  BackstageCredentials,
  BackstageServicePrincipal,
  BackstageUserPrincipal,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { AuditTrail } from '../audit';
import type { AuthorizedChangeService } from '../live/AuthorizedChangeService';
import type { StreamLimits } from '../live/StreamLimits';

/** Shorter than what proxies take for a dead connection. */
const BEAT_MS = 15_000;
/** A stream ends after this long, so that rights are looked at again when the client comes back. */
const LONGEST_MS = 10 * 60_000;
const RETRY_SECONDS = 10;

type Caller = BackstageCredentials<
  BackstageUserPrincipal | BackstageServicePrincipal
>;

const nameOf = ({ principal }: Caller) =>
  principal.type === 'user' ? principal.userEntityRef : principal.subject;

function lifetime({ expiresAt }: Caller): number {
  const left = expiresAt ? expiresAt.getTime() - Date.now() : LONGEST_MS;
  return Math.max(0, Math.min(left, LONGEST_MS));
}

/**
 * `GET /changes`: server-sent events of what changes in the fleet, for what the caller may read. Goes on after
 * `Last-Event-ID`; ends with the caller's token or after ten minutes, for the client to come back.
 */
export function changeRoutes(options: {
  changes: AuthorizedChangeService;
  limits: StreamLimits;
  httpAuth: HttpAuthService;
  audit: AuditTrail;
}): Router {
  const router = PromiseRouter();
  router.get('/changes', async (request, response) => {
    const credentials = await options.httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const start = await options.audit.run(
      { eventId: 'changes-open', severity: 'low', request, credentials },
      () => options.changes.open(credentials),
    );
    const leave = options.limits.enter(nameOf(credentials), () =>
      response.end(),
    );
    if (!leave) {
      response.set('Retry-After', String(RETRY_SECONDS)).status(429);
      response.json({
        error: {
          name: 'TooManyStreams',
          message:
            'You have too many live connections open. Close some tabs; this one tries again.',
        },
      });
      return;
    }
    response.writeHead(200, {
      'Content-Type': 'text/event-stream',
      // `no-transform` keeps compression from holding events back.
      'Cache-Control': 'private, no-cache, no-transform',
      'X-Accel-Buffering': 'no',
    });
    const stream = start(response);
    const beat = setInterval(() => stream.beat(), BEAT_MS);
    const end = setTimeout(() => response.end(), lifetime(credentials));
    response.once('close', () => {
      clearInterval(beat);
      clearTimeout(end);
      stream.stop();
      leave();
    });
    stream.start(request.get('last-event-id'));
  });
  return router;
}
