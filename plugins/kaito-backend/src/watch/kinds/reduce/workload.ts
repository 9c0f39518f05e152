import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';
import {
  readProvenance,
  toProvenanceAnnotations,
} from '@kaito-portal/backstage-plugin-kaito-common/provenance';
import { pick, reduceMetadata, thin, type Loose } from './pick';

/** A workload: everything but bulk, because people read its manifest. */
export function reduceWorkload(object: KubeObject): KubeObject {
  return { ...object, metadata: reduceMetadata(object.metadata) };
}

/** A ModelMirror: which model it holds, how far its download is, and who asked for it. Not the Secret it names. */
export function reduceModelMirror(object: KubeObject): KubeObject {
  const { spec, status } = object as Loose;
  const thinned = thin<KubeObject>(object, {
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
  const annotations = toProvenanceAnnotations(readProvenance(object));
  return Object.keys(annotations).length === 0
    ? thinned
    : { ...thinned, metadata: { ...thinned.metadata, annotations } };
}
