import { readText } from '@kaito-portal/backstage-plugin-kaito-common/manifests';

const MODEL = [
  ['inference', 'preset', 'name'],
  ['tuning', 'preset', 'name'],
  ['spec', 'template', 'inference', 'preset', 'name'],
  ['spec', 'model', 'name'],
  ['spec', 'embedding', 'local', 'modelID'],
  ['spec', 'source', 'modelID'],
];
const MACHINE = [
  ['resource', 'instanceType'],
  ['spec', 'template', 'resource', 'instanceType'],
  ['spec', 'compute', 'instanceType'],
];

/** Model and machine type an object of KAITO names; null for what it does not name. */
export function outlineOf(object: unknown) {
  const first = (paths: string[][]) =>
    paths.map(path => readText(object, ...path)).find(Boolean) ?? null;
  return { model: first(MODEL), instanceType: first(MACHINE) };
}
