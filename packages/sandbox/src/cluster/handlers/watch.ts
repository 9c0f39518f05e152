import type { ApiObject } from '../ApiObject';
import { eventsExpired, tooOld } from '../errors';
import { negotiate } from '../http/negotiate';
import type { StoreEvent } from '../store';
import type { ApiContext, ApiRequest, Handler } from './ApiContext';
import { readRevision, readSelection } from './selectors';
import { bookmark, viewOf, visibleChange } from './watchLine';

const BOOKMARK_EVERY_MS = 60_000;
/** The API server picks 30 to 60 minutes when the client names no time. */
const DEFAULT_TIMEOUT_S = 1800;

/** A client that leaves so much unread is too slow; the server ends its watch, and does not keep the rest for it. */
const SLOW_CLIENT_BYTES = 64 * 1024 * 1024;

/** What is sent before live changes: what exists, or what was missed since a revision. Null when that is forgotten. */
function backlog({ store }: ApiContext, { info, type }: ApiRequest) {
  const from = info.query.get('resourceVersion') ?? '';
  const initial = info.query.get('sendInitialEvents') === 'true';
  if (initial || from === '' || from === '0') {
    const existing = store.table.list(type, info.namespace);
    return existing.map(
      (object): StoreEvent => ({
        revision: store.table.revision,
        type: 'ADDED',
        resource: type,
        object,
      }),
    );
  }
  return store.table.log.since(Number(from));
}

/** GET with `watch`: an open stream of changes, one JSON object a line. */
export const watch: Handler = async (context, request) => {
  const { store, watches } = context;
  const { req, res, info, type } = request;
  const view = negotiate(req.headers.accept);
  const selection = readSelection(request);
  const { query } = info;
  const include = query.get('includeObject');
  const bookmarks = query.get('allowWatchBookmarks') === 'true';
  const seconds = Number(query.get('timeoutSeconds')) || DEFAULT_TIMEOUT_S;
  const initial = query.get('sendInitialEvents') === 'true';
  const asked = readRevision(query.get('resourceVersion'));
  const from = initial ? 0 : asked;

  res.writeHead(200, {
    'Content-Type': 'application/json',
    'Cache-Control': 'no-cache, private',
  });
  res.flushHeaders();
  const send = (line: unknown) => {
    if (!watches.muted && !res.writableEnded) {
      res.write(`${JSON.stringify(line)}\n`);
      if (res.writableLength > SLOW_CLIENT_BYTES) {
        res.end();
      }
    }
  };
  const sendChange = (change: { type: string; object: ApiObject }) =>
    send({
      type: change.type,
      object: viewOf(view, type, change.object, include),
    });
  const target = req.url ?? '';
  const fate = watches.fateOf(target);
  const missed = fate === 'expired' ? null : backlog(context, request);
  if (!missed) {
    const { status } =
      fate === 'expired'
        ? eventsExpired()
        : tooOld(from, store.table.log.oldestRevision);
    send({ type: 'ERROR', object: status });
    res.end();
    return;
  }
  if (fate === 'ended') {
    res.end();
    return;
  }
  const deliver = (event: StoreEvent) => {
    // A revision from the server's future, as after a restore: what lies below it is taken as known.
    if (event.resource !== type || event.revision <= from) {
      return;
    }
    const change = visibleChange(event, selection);
    if (change) {
      sendChange(change);
    }
  };
  missed.forEach(deliver);
  if (bookmarks && initial) {
    send(bookmark(type, store.table.revision, true));
  }

  const leave = watches.add({
    target,
    res,
    anyObject: () =>
      store.table
        .list(type, info.namespace)
        .find(object => selection.matches(object)),
  });
  const unsubscribe = store.subscribe(deliver);
  const mark = () => send(bookmark(type, store.table.revision, false));
  const ticking = bookmarks
    ? setInterval(mark, watches.bookmarkEveryMs ?? BOOKMARK_EVERY_MS)
    : undefined;
  const ending = setTimeout(() => {
    if (bookmarks) {
      mark();
    }
    res.end();
  }, seconds * 1000);
  await new Promise<void>(resolve => res.once('close', resolve));
  clearInterval(ticking);
  clearTimeout(ending);
  unsubscribe();
  leave();
};
