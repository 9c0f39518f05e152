import { conflict, notFound } from '../errors';
import { readOptionalJson } from '../http/readBody';
import { sendJson } from '../http/respond';
import type { Propagation } from '../store';
import type { Handler } from './ApiContext';

type DeleteOptions = {
  propagationPolicy?: Propagation;
  preconditions?: { uid?: string; resourceVersion?: string };
};

/** DELETE of one object: the object while finalizers hold it, a Status once it is gone. */
export const remove: Handler = async ({ store }, request) => {
  const { req, res, info, type } = request;
  const options = ((await readOptionalJson(req)) ?? {}) as DeleteOptions;
  const current = store.table.get(type, info.name!, info.namespace);
  if (!current) {
    throw notFound(type, info.name!);
  }
  const { uid, resourceVersion } = options.preconditions ?? {};
  if (
    (uid && uid !== current.metadata.uid) ||
    (resourceVersion && resourceVersion !== current.metadata.resourceVersion)
  ) {
    throw conflict(
      type,
      info.name!,
      `Precondition failed: the object has another uid or resourceVersion than the one meant`,
    );
  }
  const policy =
    options.propagationPolicy ??
    (info.query.get('propagationPolicy') as Propagation | null) ??
    'Background';
  const { object, gone } = store.delete(
    type.kind,
    info.name!,
    info.namespace,
    policy,
  );
  if (!gone) {
    await sendJson(req, res, 200, object);
    return;
  }
  await sendJson(req, res, 200, {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Success',
    details: {
      name: info.name,
      ...(type.group ? { group: type.group } : {}),
      kind: type.plural,
      uid: current.metadata.uid,
    },
  });
};
