import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { preflightRequestSchema } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { reportOf } from './KaitoStandIn';

/**
 * Stands in for the portal's backend in a backend without clusters: `POST /preflight` holds the question to the API's
 * schema, asks who calls, and finds nothing in the way. Its first check repeats the question, so that a test sees it.
 */
export const kaitoStandInPlugin = createBackendPlugin({
  pluginId: 'kaito',
  register(env) {
    env.registerInit({
      deps: { http: coreServices.httpRouter, httpAuth: coreServices.httpAuth },
      async init({ http, httpAuth }) {
        http.use(async (request, response, next) => {
          if (request.method !== 'POST' || request.path !== '/preflight') {
            next();
            return;
          }
          await httpAuth.credentials(request, { allow: ['user'] });
          const chunks: Buffer[] = [];
          for await (const chunk of request) chunks.push(chunk);
          const question = preflightRequestSchema.parse(
            JSON.parse(Buffer.concat(chunks).toString('utf8')),
          );
          response.json(
            reportOf({
              check: 'permission',
              outcome: 'pass',
              reason: `Asked: ${JSON.stringify(question)}`,
            }),
          );
        });
      },
    });
  },
});
