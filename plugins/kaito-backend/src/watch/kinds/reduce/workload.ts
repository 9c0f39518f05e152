import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';
import { pick, reduceMetadata, thin, type Loose } from './pick';

/** A workload: everything but bulk, because people read its manifest. */
export function reduceWorkload(object: KubeObject): KubeObject {
  return { ...object, metadata: reduceMetadata(object.metadata) };
}

/** A ModelMirror: which model it holds and how far its download is. Not the Secret it names. */
export function reduceModelMirror(object: KubeObject): KubeObject {
  const { spec, status } = object as Loose;
  return thin<KubeObject>(object, {
    spec: {
      ...pick(spec, 'mode', 'jobNamespace'),
      source: pick(spec?.source, 'registry', 'modelID'),
    },
    status: pick(
      status,
      'phase',
      'conditions',
      'failureMessage',
      'download',
      'lastDownloadTime',
    ),
  });
}
