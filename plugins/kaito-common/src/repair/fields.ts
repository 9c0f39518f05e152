import type { Draft, Path } from './Draft';

function each(draft: Draft, list: Path, field: Path): Path[] {
  return Array.from({ length: draft.length(list) }, (_, index) => [
    ...list,
    index,
    ...field,
  ]);
}

/** Where a kind says how it serves; undefined for kinds without an `inference`. */
export function inferencePath(draft: Draft): Path | undefined {
  switch (draft.kind) {
    case 'Workspace':
      return ['inference'];
    case 'InferenceSet':
      return ['spec', 'template', 'inference'];
    default:
      return undefined;
  }
}

/** Where a kind names machine types. */
export function machineTypePaths(draft: Draft): Path[] {
  switch (draft.kind) {
    case 'Workspace':
      return [['resource', 'instanceType']];
    case 'InferenceSet':
      return [['spec', 'template', 'resource', 'instanceType']];
    case 'RAGEngine':
      return [['spec', 'compute', 'instanceType']];
    case 'MultiRoleInference':
      return each(draft, ['spec', 'roles'], ['instanceType']);
    default:
      return [];
  }
}

/** Where a kind names the model it serves or tunes. */
export function modelNamePaths(draft: Draft): Path[] {
  const inference = inferencePath(draft);
  if (draft.kind === 'MultiRoleInference') {
    return [['spec', 'model', 'name']];
  }
  return [
    ...(inference ? [[...inference, 'preset', 'name']] : []),
    ...(draft.kind === 'Workspace' ? [['tuning', 'preset', 'name']] : []),
  ];
}

/** The adapters of an inference. */
export function adapterPaths(draft: Draft): Path[] {
  const inference = inferencePath(draft);
  return inference ? each(draft, [...inference, 'adapters'], []) : [];
}

/** Whether an inference runs on vLLM: anything but `transformers` means it, unless the cluster has its gate off. */
export function runsOnVllm(draft: Draft): boolean {
  const owner =
    draft.kind === 'InferenceSet'
      ? ['spec', 'template', 'metadata']
      : ['metadata'];
  return (
    draft.context.gates?.vLLM !== false &&
    draft.text([...owner, 'annotations', 'kaito.sh/runtime']) !== 'transformers'
  );
}
