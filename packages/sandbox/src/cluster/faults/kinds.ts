import type { StreamFaults } from './StreamFaults';
import { installableType } from '../resources';
import type { ObjectStore } from '../store';

/** Installs a kind's CRD. Throws a TypeError for a kind the sandbox does not know. */
export function installKind({ registry }: ObjectStore, kind: string) {
  registry.install(installableType(kind));
}

/** Removes a kind's CRD as the API server does: its objects go, finalizers or not, then its watches end, then the path is unknown. */
export function uninstallKind(
  store: ObjectStore,
  streams: StreamFaults,
  kind: string,
) {
  const type = store.registry.ofKind(kind);
  for (const object of store.table.list(type)) {
    store.table.drop(type, object);
  }
  store.registry.uninstall(type);
  const path = `^/apis?/${type.group ? `${type.group}/` : ''}${type.version}/`;
  streams.end(
    new RegExp(
      `${path.replaceAll('.', '\\.')}(namespaces/[^/]+/)?${type.plural}[/?]`,
    ),
  );
}
