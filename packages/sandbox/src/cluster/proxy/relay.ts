import { request as httpRequest } from 'node:http';
import { serviceUnavailable } from '../errors';
import type { ApiRequest } from '../handlers/ApiContext';

const HOP_BY_HOP = [
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'host',
  'authorization',
];

function forwardedHeaders({ req, info }: ApiRequest) {
  const kept = Object.entries(req.headers).filter(
    ([name]) => !HOP_BY_HOP.includes(name),
  );
  return {
    ...Object.fromEntries(kept),
    'x-forwarded-uri': info.path,
    'x-forwarded-host': req.headers.host ?? '',
    'x-forwarded-proto': 'https',
    'x-forwarded-for': req.socket.remoteAddress ?? '',
  };
}

/** Forwards a request and its answer, streaming both ways. Rejects with 503 when nobody answers; a client that leaves ends the call. */
export function relay(request: ApiRequest, target: URL, refused: string) {
  const { req, res } = request;
  return new Promise<void>((resolve, reject) => {
    const upstream = httpRequest(target, {
      // A connection kept from an earlier call may be closed just as it is used again.
      agent: false,
      method: req.method,
      headers: forwardedHeaders(request),
    });
    upstream.on('response', answer => {
      const headers = { ...answer.headers };
      delete headers.connection;
      delete headers['keep-alive'];
      res.writeHead(answer.statusCode ?? 502, headers);
      res.flushHeaders();
      answer.pipe(res);
      answer.on('error', () => res.destroy());
    });
    upstream.on('error', error => {
      if (res.headersSent) {
        res.destroy();
        resolve();
      } else {
        reject(
          serviceUnavailable(
            `error trying to reach service: ${refused}: ${error.message}`,
          ),
        );
      }
    });
    res.once('close', () => {
      upstream.destroy();
      resolve();
    });
    req.pipe(upstream);
  });
}
