/** A column that `kubectl get` prints. */
export interface PrinterColumn {
  name: string;
  type: 'string' | 'integer' | 'date';
  /** Shown only by `-o wide`. */
  wide?: boolean;
  /** A JSONPath as in a CRD, or a function for what a path cannot say. */
  value: string | ((object: Record<string, unknown>) => string | number);
}

/** One kind the server serves, in one version. */
export interface ResourceType {
  /** API group; empty for the core group. */
  group: string;
  version: string;
  kind: string;
  plural: string;
  singular: string;
  shortNames: readonly string[];
  categories: readonly string[];
  namespaced: boolean;
  /** Whether the kind has a `/status` subresource that owns `status`. */
  hasStatus: boolean;
  /** Whether `metadata.generation` counts changes of the desired state. */
  hasGeneration: boolean;
  /** Whether the kind comes from a CustomResourceDefinition: unconditional updates are refused and unknown fields pruned. */
  custom: boolean;
  columns: readonly PrinterColumn[];
  /** What discovery says can be done with it. */
  verbs: readonly string[];
}

type Given = Pick<ResourceType, 'version' | 'kind' | 'plural'> &
  Partial<ResourceType>;

/** Fills in what most kinds have in common. */
export function defineResource(given: Given): ResourceType {
  return {
    group: '',
    singular: given.kind.toLowerCase(),
    shortNames: [],
    categories: [],
    namespaced: true,
    hasStatus: true,
    hasGeneration: true,
    custom: false,
    columns: [],
    verbs: ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'],
    ...given,
  };
}

/** `apps/v1`, or `v1` for the core group. */
export function apiVersionOf(type: Pick<ResourceType, 'group' | 'version'>) {
  return type.group ? `${type.group}/${type.version}` : type.version;
}

/** `workspaces.kaito.sh`, or `pods` for the core group, as it stands in messages. */
export function qualifiedName(type: Pick<ResourceType, 'group' | 'plural'>) {
  return type.group ? `${type.plural}.${type.group}` : type.plural;
}
