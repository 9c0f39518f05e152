import { notFound } from '../errors';
import {
  readLogOptions,
  renderLines,
  selectLines,
} from '../podlogs/readLogOptions';
import {
  findContainer,
  inOrder,
  keyOf,
  linesOf,
  noLog,
  runOf,
} from '../podlogs/containerLog';
import type { LogLine } from '../podlogs/simulatedLog';
import type { Handler } from './ApiContext';

const FOLLOW_MS = 500;

/** GET of a Pod's log, at once or followed until the container ends, the Pod goes or the client leaves. Throws 400, 404 or 422. */
export const podLog: Handler = async (context, request) => {
  const { store, logs, watches, clock } = context;
  const { req, res, info, type } = request;
  const options = readLogOptions(info.name!, info.query);
  const find = () => store.table.get(type, info.name!, info.namespace);
  const pod = find();
  if (!pod) {
    throw notFound(type, info.name!);
  }
  const container = findContainer(pod, options.container);
  if (!(pod.spec as { nodeName?: string }).nodeName) {
    res.writeHead(204);
    res.end();
    return;
  }
  const first = linesOf(context, pod, container, options.previous);
  if (!first) {
    throw noLog(pod, container.name, options.previous);
  }
  let bytesLeft = options.limitBytes ?? Infinity;
  const send = (lines: readonly LogLine[]) => {
    const bytes = Buffer.from(renderLines(lines, options)).subarray(
      0,
      bytesLeft,
    );
    bytesLeft -= bytes.length;
    if (bytes.length && !watches.muted && !res.writableEnded) {
      res.write(bytes);
    }
  };
  res.writeHead(200, { 'Content-Type': 'text/plain' });
  res.flushHeaders();
  const all = inOrder([...first.told, ...first.added]);
  send(selectLines(all, options, clock.now()));
  if (!options.follow || options.previous) {
    res.end();
    return;
  }
  const said = new Set(first.told.map(keyOf));
  let added = first.added.length;
  const run = runOf(pod, container.name);
  const more = () => {
    const now = find();
    const goesOn = now && runOf(now, container.name) === run;
    const lines = now && linesOf(context, now, container, false);
    const told = (lines?.told ?? []).filter(line => !said.has(keyOf(line)));
    told.forEach(line => said.add(keyOf(line)));
    send(inOrder([...told, ...(lines?.added.slice(added) ?? [])]));
    added = lines?.added.length ?? added;
    if (!goesOn || bytesLeft <= 0) {
      res.end();
    }
  };
  const leave = watches.add({ target: req.url ?? '', res });
  const unsubscribe = logs.subscribe(more);
  const ticking = setInterval(more, FOLLOW_MS);
  await new Promise<void>(resolve => res.once('close', resolve));
  clearInterval(ticking);
  unsubscribe();
  leave();
};
