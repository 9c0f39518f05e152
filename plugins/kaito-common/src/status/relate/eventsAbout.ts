import type { EventObject } from '../../manifests/cluster';
import type { KubeObject } from '../../manifests/types';
import type { ObjectsOfKind, RelateTarget } from './RelatedObjects';

const CLUSTER_WIDE = new Set(['Node', 'NodeClaim', 'NodePool', 'ModelMirror']);

function keyOf(kind = '', namespace = '', name = ''): string {
  // Events about objects without a namespace are filed under one all the same.
  return [kind, CLUSTER_WIDE.has(kind) ? '' : namespace, name].join('/');
}

/** Events about any of the objects. One about an earlier object of the same name, told by its uid, is not among them. */
export function eventsAbout(
  objects: ObjectsOfKind,
  target: RelateTarget,
  related: readonly KubeObject[],
): KubeObject[] {
  const uids = new Map<string, string | undefined>([
    [keyOf(target.kind, target.namespace, target.name), undefined],
    ...related.map(
      ({ kind, metadata }) =>
        [keyOf(kind, metadata.namespace, metadata.name), metadata.uid] as const,
    ),
  ]);
  return objects('Event').filter(event => {
    const about = (event as EventObject).involvedObject ?? {};
    const key = keyOf(about.kind, about.namespace, about.name);
    if (!uids.has(key)) {
      return false;
    }
    // The kubelet writes a node's name where its uid belongs.
    const uid = about.kind === 'Node' ? undefined : uids.get(key);
    return !uid || !about.uid || about.uid === uid;
  });
}
