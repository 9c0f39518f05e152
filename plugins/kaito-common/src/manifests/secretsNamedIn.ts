import { isSecretName } from '../validation/secretName';
import { readPath, readText } from './readPath';

/** A Secret something refers to. */
export interface NamedSecret {
  name: string;
  /** Where it is named, e.g. `output.imagePushSecret`. */
  path: string;
  /** Where it is, when that is said. */
  namespace?: string;
}

/** Fields of KAITO that hold the name of a Secret, or an object that names one. */
const NAMES = new Set([
  'modelAccessSecret',
  'accessSecret',
  'imagePushSecret',
  'imagePullSecret',
  'imagePullSecrets',
  // Of a volume of a pod.
  'secretName',
]);
/** Fields of pods that hold an object with the name of a Secret. */
const REFERENCES = new Set([
  'secretKeyRef',
  'secretRef',
  'nodePublishSecretRef',
]);

function toSecret(value: unknown, path: string): NamedSecret[] {
  const name = typeof value === 'string' ? value : readText(value, 'name');
  const isOptional = readPath(value, 'optional') === true;
  const namespace = readText(value, 'namespace');
  // What is no name may be the secret itself, and is not handed on.
  return name && isSecretName(name) && !isOptional
    ? [{ name, path, ...(namespace && { namespace }) }]
    : [];
}

function walk(value: unknown, path: string, depth: number): NamedSecret[] {
  if (typeof value !== 'object' || value === null || depth === 0) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const here = path ? `${path}.${key}` : key;
    if (!NAMES.has(key) && !REFERENCES.has(key)) {
      return walk(child, here, depth - 1);
    }
    return Array.isArray(child)
      ? child.flatMap((one, index) => toSecret(one, `${here}.${index}`))
      : toSecret(child, here);
  });
}

/** Deeper than any manifest goes. */
const DEEPEST = 32;

/**
 * The Secrets a manifest, or the input of a request, refers to by name and cannot do without. Takes any JSON; what cannot
 * be the name of a Secret is left out.
 */
export function secretsNamedIn(value: unknown): NamedSecret[] {
  return walk(value, '', DEEPEST);
}
