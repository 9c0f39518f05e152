import type { KubeObject } from '../../manifests/types';
import type { ValidationContext } from '../context';
import type { Finding } from '../Finding';
import { validateRagEngine } from '../kinds/ragEngine';
import type { RagSpec } from '../kinds/ragSpec';
import { countOf, selectorOf } from './compare';
import { changedFields, type Field, movedParts } from './immutable';

type Engine = KubeObject & { spec?: RagSpec };

const COMPUTE: Field<Engine>[] = [
  { path: 'spec.compute', read: ({ spec }) => spec?.compute },
];

const FIELDS: Field<Engine>[] = [
  { path: 'spec.compute.count', read: ({ spec }) => countOf(spec?.compute) },
  {
    path: 'spec.compute.instanceType',
    read: ({ spec }) => spec?.compute?.instanceType ?? '',
  },
  {
    path: 'spec.compute.labelSelector',
    read: ({ spec }) => selectorOf(spec?.compute?.labelSelector),
  },
  {
    path: 'spec.compute.partition',
    read: ({ spec }) => spec?.compute?.partition,
  },
];

/** `compute` neither comes nor goes, and what places it stays; the rules of creation are asked again. */
export function ragEngineUpdate(
  before: Engine,
  after: Engine,
  context: ValidationContext,
): Finding[] {
  const moved = movedParts('RAGEngine', COMPUTE, before, after);
  return [
    ...(moved.length > 0
      ? moved
      : changedFields('RAGEngine', FIELDS, before, after)),
    ...validateRagEngine(after, context),
  ];
}
