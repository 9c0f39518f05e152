import { isScalar, Pair, Scalar, YAMLMap } from 'yaml';
import type { Draft } from '../Draft';

const STORAGE = ['spec', 'storage'];
const FLAT = ['persistentVolumeClaim', 'mountPath'];
const GONE = ['queryServiceName', 'indexServiceName'];

/** Gives a RAGEngine of v1alpha1 the fields v1beta1 has: nested storage, no names of Services. */
export function ragStorage(draft: Draft): void {
  if (draft.kind !== 'RAGEngine') {
    return;
  }
  for (const name of GONE.filter(field => draft.map(['spec'])?.has(field))) {
    draft.remove(['spec', name], {
      rule: 'schema',
      why: `v1beta1 has no \`${name}\`; the Service has the name of the RAGEngine`,
    });
  }
  const storage = draft.map(STORAGE);
  const flat = draft.keys(STORAGE).filter(key => FLAT.includes(key));
  if (!storage || flat.length === 0 || storage.has('persistentVolume')) {
    return;
  }
  const nested = new YAMLMap();
  nested.flow = storage.flow;
  for (const name of flat) {
    const reason = {
      rule: 'schema',
      why: 'v1beta1 keeps the volume under `storage.persistentVolume`',
    };
    draft.note([...STORAGE, name], `persistentVolume.${name}`, reason, name);
  }
  const isFlat = ({ key }: { key: unknown }) =>
    isScalar(key) && flat.includes(String(key.value));
  nested.items = storage.items.filter(isFlat);
  storage.items = storage.items.filter(pair => !isFlat(pair));
  storage.items.unshift(new Pair(new Scalar('persistentVolume'), nested));
}
