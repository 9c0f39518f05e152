import { badRequest, notFound } from '../errors';
import type { ApiObject } from '../ApiObject';
import {
  readLogOptions,
  renderLines,
  selectLines,
} from '../podlogs/readLogOptions';
import {
  type ContainerStatus,
  type LogLine,
  simulatedLog,
} from '../podlogs/simulatedLog';
import type { ApiContext, Handler } from './ApiContext';

const FOLLOW_MS = 500;

type Container = { name: string; image?: string; args?: string[] };

function findContainer(pod: ApiObject, wanted: string | undefined): Container {
  const { containers = [] } = (pod.spec ?? {}) as { containers?: Container[] };
  const { name } = pod.metadata;
  if (wanted) {
    const found = containers.find(container => container.name === wanted);
    if (!found) {
      throw badRequest(`container ${wanted} is not valid for pod ${name}`);
    }
    return found;
  }
  if (containers.length !== 1) {
    const names = containers.map(container => container.name).join(' ');
    throw badRequest(
      `a container name must be specified for pod ${name}, choose one of: [${names}]`,
    );
  }
  return containers[0];
}

const statusOf = (pod: ApiObject, container: string) =>
  (
    (pod.status as { containerStatuses?: ContainerStatus[] } | undefined)
      ?.containerStatuses ?? []
  ).find(({ name }) => name === container);

/** Why there is no log, in the words of the kubelet. */
function noLog(pod: ApiObject, name: string, previous: boolean) {
  const where = `container "${name}" in pod "${pod.metadata.name}"`;
  const status = statusOf(pod, name);
  if (!status) {
    return badRequest(`${where} is not available`);
  }
  if (previous) {
    return badRequest(`previous terminated ${where} not found`);
  }
  const reason = status.state?.waiting?.reason;
  const hints: Record<string, string> = {
    ErrImagePull: ": image can't be pulled",
    ImagePullBackOff: ': trying and failing to pull image',
  };
  const hint = reason ? hints[reason] ?? `: ${reason}` : ' - no logs yet';
  return badRequest(`${where} is waiting to start${hint}`);
}

/** What one run of a container said so far: by its own state, and added to it. Null when it never ran. */
function linesOf(
  { logs, clock }: ApiContext,
  pod: ApiObject,
  container: Container,
  previous: boolean,
): { told: LogLine[]; added: readonly LogLine[] } | null {
  const { name, namespace = '' } = pod.metadata;
  const status = statusOf(pod, container.name);
  const told = simulatedLog(pod, container, status, previous, clock.now());
  const added = previous ? [] : logs.of(namespace, name, container.name);
  return told || added.length ? { told: told ?? [], added } : null;
}

const inOrder = (lines: readonly LogLine[]) =>
  [...lines].sort((a, b) => a.at.getTime() - b.at.getTime());

/** GET of a Pod's log, at once or followed until the container ends, the Pod goes or the client leaves. Throws 400, 404 or 422. */
export const podLog: Handler = async (context, request) => {
  const { store, logs, watches, clock } = context;
  const { req, res, info, type } = request;
  const options = readLogOptions(info.query);
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

/** Tells runs of a container apart; undefined when it does not run. */
const runOf = (pod: ApiObject, container: string) =>
  statusOf(pod, container)?.state?.running?.startedAt;

const keyOf = ({ at, text }: LogLine) => `${at.getTime()} ${text}`;
