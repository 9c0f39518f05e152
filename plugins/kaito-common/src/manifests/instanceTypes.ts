import { readPath, readText } from './readPath';
import type { KubeObject } from './types';

/** Where kinds with one machine type name it; older versions of a RAGEngine too. */
const PATHS = [
  ['resource', 'instanceType'],
  ['spec', 'template', 'resource', 'instanceType'],
  ['spec', 'compute', 'instanceType'],
];

/**
 * Machine types a KAITO resource asks for, as it writes them, each once: one for most kinds, up to one for each role of
 * a MultiRoleInference. None where nodes are brought by hand, or none are needed.
 */
export function instanceTypesOf(object: KubeObject): string[] {
  const roles = readPath(object, 'spec', 'roles');
  const named = [
    ...PATHS.map(path => readText(object, ...path)),
    ...(Array.isArray(roles)
      ? roles.map(role => readText(role, 'instanceType'))
      : []),
  ];
  return [
    ...new Set(named.filter((name): name is string => name !== undefined)),
  ];
}
