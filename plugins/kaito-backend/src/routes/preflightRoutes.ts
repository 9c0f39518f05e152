import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { preflightRequestSchema } from '@kaito-portal/backstage-plugin-kaito-common';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { AuditTrail } from '../audit';
import { callerSignal } from '../endpoints/gateway/callerSignal';
import type { PreflightService, PreflightWish } from '../preflight';

/** `POST /preflight`: what stands in the way of a request, before it is made. */
export function preflightRoutes(options: {
  preflight: PreflightService;
  audit: AuditTrail;
  httpAuth: HttpAuthService;
}): Router {
  const { preflight, audit, httpAuth } = options;
  const router = PromiseRouter();
  router.post('/preflight', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const wish = parseWish(request.body);
    const { kind, cluster, namespace, name } = wish;
    const { signal, stop } = callerSignal(response, credentials.expiresAt);
    try {
      const report = await audit.run(
        {
          eventId: 'preflight-run',
          severity: 'low',
          request,
          credentials,
          meta: { kind, cluster, namespace, name },
        },
        async note => {
          const found = await preflight.run(wish, credentials, signal);
          note({ outcome: found.outcome });
          return found;
        },
      );
      response.set('Cache-Control', 'private, no-store').json(report);
    } finally {
      stop();
    }
  });
  return router;
}

/** @throws InputError that names the field and what it may be */
function parseWish(body: unknown): PreflightWish {
  const parsed = preflightRequestSchema.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new InputError(`${issue.path.join('.') || 'body'}: ${issue.message}`);
  }
  return parsed.data;
}
