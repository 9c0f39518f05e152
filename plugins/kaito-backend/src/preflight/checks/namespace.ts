import type { NamespaceLook } from '../../namespaces/NamespaceLook';
import { namespacesInUse } from '../../namespaces/namespacesInUse';
import { type Check, pass, unknown, warn } from '../Check';

/** Whether the namespace exists. A ModelMirror has none. */
export function namespace(look: NamespaceLook): Check {
  return {
    name: 'namespace',
    field: 'namespace',
    async run({ wish, kind, snapshot }) {
      if (kind === 'ModelMirror') {
        return [pass('A ModelMirror belongs to the whole cluster.')];
      }
      const wanted = wish.namespace;
      const where = `namespace ${wanted} on ${wish.cluster}`;
      const known = await look.in(snapshot!);
      if (known.state === 'known') {
        const rest = { asOf: known.asOf };
        return known.names.has(wanted)
          ? [pass(`There is a ${where}.`, rest)]
          : [
              warn(
                `There is no ${where}.`,
                'Choose one that exists, or have it created with the pull request: KAITO does not create it, and a GitOps agent does so only where it is told to.',
                rest,
              ),
            ];
      }
      return namespacesInUse(snapshot!).has(wanted)
        ? [pass(`There is a ${where}: it is in use.`, { asOf: snapshot!.asOf })]
        : [unknown(known.reason)];
    },
  };
}
