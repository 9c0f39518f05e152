import { readText } from '../../manifests/readPath';
import type { KubeObject } from '../../manifests/types';

/** Where a workload names its machine type, by kind. */
const PLACES = [
  ['resource', 'instanceType'],
  ['spec', 'template', 'resource', 'instanceType'],
  ['spec', 'compute', 'instanceType'],
];

/** The machine type a workload asks for, as a sentence can name it. */
export function machineOf(workload: KubeObject): string {
  return (
    PLACES.map(place => readText(workload, ...place)).find(Boolean) ??
    'this machine type'
  );
}
