import type { ApiObject } from '../ApiObject';
import { negotiate } from '../http/negotiate';
import { sendJson } from '../http/respond';
import { metadataOnly, renderTable } from '../table/renderTable';
import type { ApiRequest } from './ApiContext';

/** Sends one object in the form the client asked for, with warnings if there are any. */
export async function sendObject(
  { req, res, info, type }: ApiRequest,
  code: number,
  object: ApiObject,
  warnings: readonly string[] = [],
) {
  const view = negotiate(req.headers.accept);
  const bodies = {
    object: () => object,
    metadata: () => metadataOnly(object),
    table: () =>
      renderTable(
        type,
        [object],
        { resourceVersion: object.metadata.resourceVersion },
        info.query.get('includeObject') ?? undefined,
      ),
  };
  if (warnings.length) {
    res.setHeader(
      'Warning',
      warnings.map(text => `299 - ${JSON.stringify(text)}`),
    );
  }
  await sendJson(req, res, code, bodies[view]());
}
