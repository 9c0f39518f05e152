import { readText } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import {
  diffManifests,
  type DriftChange,
} from '@kaito-portal/backstage-plugin-kaito-common/drift';
import type { ReadObject } from '../validate/readDocuments';

/** A change of an object, or an object that only one side has. */
export interface FileChange extends Omit<DriftChange, 'effect' | 'rule'> {
  kind: string;
  namespace: string | null;
  name: string;
  effect: DriftChange['effect'] | 'created' | 'deleted';
  /** The rule the verdict rests on; null where an object comes or goes. */
  rule: DriftChange['rule'] | null;
}

type Identity = Pick<FileChange, 'kind' | 'namespace' | 'name'>;

function identityOf({ value }: ReadObject): Identity {
  return {
    kind: readText(value, 'kind') ?? '',
    namespace: readText(value, 'metadata', 'namespace') ?? null,
    name: readText(value, 'metadata', 'name') ?? '',
  };
}

function keyed(objects: ReadObject[]): Map<string, ReadObject> {
  return new Map(
    objects.map(object => [JSON.stringify(identityOf(object)), object]),
  );
}

/** Without a value in JSON a change could not be told from one to nothing. */
function withValues(change: DriftChange) {
  return {
    ...change,
    before: change.before ?? null,
    after: change.after ?? null,
  };
}

/**
 * How the objects of two files differ, matched by kind, namespace and name, and what applying the second over the
 * first does. An object the second lacks is deleted only where the GitOps tool prunes.
 */
export function compareFiles(
  before: ReadObject[],
  after: ReadObject[],
): FileChange[] {
  const [old, young] = [keyed(before), keyed(after)];
  const changed = [...young].flatMap(([key, object]): FileChange[] => {
    const identity = identityOf(object);
    const former = old.get(key);
    return former
      ? diffManifests(object.value, former.value).map(change => ({
          ...identity,
          ...withValues(change),
        }))
      : [
          {
            ...identity,
            path: '',
            before: null,
            after: null,
            effect: 'created',
            rule: null,
            reason: 'Only the second has it',
          },
        ];
  });
  const gone = [...old]
    .filter(([key]) => !young.has(key))
    .map(
      ([, object]): FileChange => ({
        ...identityOf(object),
        path: '',
        before: null,
        after: null,
        effect: 'deleted',
        rule: null,
        reason: 'Only the first has it; it goes where the GitOps tool prunes',
      }),
    );
  return [...changed, ...gone];
}
