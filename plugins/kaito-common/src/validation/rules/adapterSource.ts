import { ineffective } from '../Finding';
import type { Rule } from '../rule';
import { adapterSourceProblems } from '../update/adapters';

/** ADAPTER: what KAITO does not check of an adapter on creation, and then cannot load. */
export const adapterSource: Rule = ({ workspace }) =>
  (workspace.inference?.adapters ?? []).flatMap((adapter, index) =>
    // An adapter without a source is W34.
    adapter.source
      ? adapterSourceProblems(adapter, `inference.adapters[${index}]`).map(
          ({ path, message, fix }) =>
            ineffective(
              'ADAPTER',
              path,
              `KAITO admits this on creation and cannot load it: ${message}`,
              fix,
            ),
        )
      : [],
  );
