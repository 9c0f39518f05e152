import { ApiError, methodNotAllowed, notFound } from '../errors';
import { askWebhooks, decode } from '../admission/admit';
import { generateName } from '../admission/names';
import { readObject } from '../http/readBody';
import type { ObjectStore } from '../store';
import type { ApiRequest, Handler } from './ApiContext';
import { readIncoming } from './incoming';
import { sendObject } from './sendObject';

function checkNamespace(store: ObjectStore, { info, type }: ApiRequest) {
  if (!type.namespaced) {
    return;
  }
  if (!info.namespace) {
    throw methodNotAllowed();
  }
  const namespace = store.get('Namespace', info.namespace);
  if (!namespace) {
    throw notFound({ group: '', plural: 'namespaces' }, info.namespace);
  }
  if (namespace.metadata.deletionTimestamp) {
    throw new ApiError(
      403,
      'Forbidden',
      `${type.plural} is forbidden: unable to create new content in namespace ${info.namespace} because it is being terminated`,
      {
        details: {
          kind: type.plural,
          causes: [
            {
              reason: 'NamespaceTerminating',
              message: `namespace ${info.namespace} is being terminated`,
              field: 'metadata.namespace',
            },
          ],
        },
      },
    );
  }
}

/** POST on a collection. */
export const create: Handler = async ({ store, admission }, request) => {
  const { req, info, type } = request;
  checkNamespace(store, request);
  const object = readIncoming(await readObject(req), request);
  generateName(object);
  const { uid, resourceVersion, creationTimestamp, ...metadata } =
    object.metadata;
  delete metadata.generation;
  delete metadata.deletionTimestamp;
  object.metadata = metadata;
  if (type.custom && type.hasStatus) {
    delete object.status;
  }
  const candidate = {
    type,
    object,
    fieldValidation: info.query.get('fieldValidation'),
  };
  const warnings = decode(admission, candidate);
  askWebhooks(admission, candidate);
  const created = info.query.has('dryRun') ? object : store.create(object);
  await sendObject(request, 201, created, warnings);
};
