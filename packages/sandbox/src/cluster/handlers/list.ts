import { tooLarge } from '../errors';
import { negotiate } from '../http/negotiate';
import { sendJson } from '../http/respond';
import { apiVersionOf } from '../resources';
import { metadataOnly, renderTable } from '../table/renderTable';
import type { Handler } from './ApiContext';
import { readRevision, readSelection } from './selectors';

/** GET on a collection: selectors, pages over one snapshot, as objects, metadata or a table. */
export const list: Handler = async ({ store, pages }, request) => {
  const { req, res, info, type } = request;
  const view = negotiate(req.headers.accept);
  const selection = readSelection(request);
  const { query } = info;
  const asked = readRevision(query.get('resourceVersion'));
  if (asked > store.table.revision) {
    throw tooLarge(asked, store.table.revision);
  }
  const limit = Number(query.get('limit') || 0);
  const current = () => ({
    items: store.table
      .list(type, info.namespace)
      .filter(object => selection.matches(object)),
    revision: store.table.revision,
    remaining: 0,
  });
  const token = query.get('continue');
  const now = token ? undefined : current();
  const page = token
    ? pages.next(token, limit, current)
    : pages.first(now!.items, now!.revision, limit);
  const metadata = {
    resourceVersion: String(page.revision),
    ...(page.next ? { continue: page.next } : {}),
    ...(page.next && !selection.narrowed
      ? { remainingItemCount: page.remaining }
      : {}),
  };
  if (view === 'table') {
    const include = query.get('includeObject') ?? undefined;
    await sendJson(
      req,
      res,
      200,
      renderTable(type, page.items, metadata, include),
    );
    return;
  }
  await sendJson(req, res, 200, {
    kind:
      view === 'metadata' ? 'PartialObjectMetadataList' : `${type.kind}List`,
    apiVersion: view === 'metadata' ? 'meta.k8s.io/v1' : apiVersionOf(type),
    metadata,
    items: view === 'metadata' ? page.items.map(metadataOnly) : page.items,
  });
};
