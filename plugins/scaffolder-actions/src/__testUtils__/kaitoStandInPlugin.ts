import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { reportOf } from './KaitoStandIn';
import { questionSchemaOf } from './questionSchemaOf';

/**
 * Stands in for the portal's backend in a backend without clusters: its preflights hold the question to the API's
 * schema, ask who calls, and find nothing in the way. The first check repeats the question, so that a test sees it.
 */
export const kaitoStandInPlugin = createBackendPlugin({
  pluginId: 'kaito',
  register(env) {
    env.registerInit({
      deps: { http: coreServices.httpRouter, httpAuth: coreServices.httpAuth },
      async init({ http, httpAuth }) {
        http.use(async (request, response, next) => {
          const schema = questionSchemaOf(request.path);
          if (request.method !== 'POST' || !schema) {
            next();
            return;
          }
          await httpAuth.credentials(request, { allow: ['user'] });
          const chunks: Buffer[] = [];
          for await (const chunk of request) chunks.push(chunk);
          const question = schema.parse(
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
