import type { IncomingMessage, ServerResponse } from 'node:http';
import { negotiate } from '../http/negotiate';
import { sendJson, sendText } from '../http/respond';
import type { ResourceRegistry } from '../resources';
import { discoveryDocument } from './discovery';
import { OPENAPI_V2, openApiV3 } from './openapi';

const VERSION = {
  major: '1',
  minor: '34',
  gitVersion: 'v1.34.0-kaito-sandbox',
  gitCommit: '',
  gitTreeState: 'clean',
  buildDate: '2026-01-01T00:00:00Z',
  goVersion: 'go1.24.6',
  compiler: 'gc',
  platform: 'linux/amd64',
};

/** Answers health, version, discovery and OpenAPI. A path that is none of them is a plain 404. */
export async function serveNonResource(
  registry: ResourceRegistry,
  req: IncomingMessage,
  res: ServerResponse,
  path: string,
) {
  if (/^\/(readyz|healthz|livez)(\/|$)/.test(path)) {
    sendText(res, 200, 'ok');
    return;
  }
  const documents = [
    () => (path === '/version' ? VERSION : undefined),
    () => (path === '/openapi/v2' ? OPENAPI_V2 : undefined),
    () => openApiV3(registry, path),
    () => discoveryDocument(registry, path),
  ];
  for (const document of documents) {
    const body = document();
    if (body) {
      negotiateLoosely(path, req.headers.accept);
      await sendJson(req, res, 200, body);
      return;
    }
  }
  sendText(res, 404, '404 page not found\n');
}

/** Discovery is JSON whatever richer form is asked for first; only a client that reads no JSON at all is refused. */
function negotiateLoosely(path: string, accept: string | undefined) {
  if (path !== '/openapi/v2' && !/application\/(json|\*)/.test(accept ?? '')) {
    negotiate(accept);
  }
}
