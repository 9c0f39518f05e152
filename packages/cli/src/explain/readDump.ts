import {
  composeYaml,
  type KubeObject,
  ManifestParseError,
  toValue,
} from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import { z } from 'zod';
import { UsageError } from '../Host';
import { dumpedObjectSchema } from './dumpedObject';

const listSchema = z.looseObject({
  apiVersion: z.string().optional(),
  kind: z.string().optional(),
  items: z.array(z.record(z.string(), z.unknown())),
});

function readYaml(text: string): unknown[] {
  try {
    const { documents, lineAt } = composeYaml(text);
    return documents.map(document => toValue(document, lineAt));
  } catch (error) {
    if (error instanceof ManifestParseError) {
      throw new UsageError(`FILE: line ${error.line}: ${error.reason}`);
    }
    throw error;
  }
}

/** JSON is read as such: a dump of a cluster may be far larger than any manifest. */
function readValues(text: string): unknown[] {
  if (!/^\s*[{[]/.test(text)) {
    return readYaml(text);
  }
  try {
    return [JSON.parse(text)];
  } catch (error) {
    // What begins with a bracket may still be YAML in flow style, or several documents.
    if (/^---/m.test(text)) {
      return readYaml(text);
    }
    throw new UsageError(
      `FILE: neither JSON as \`kubectl get … -o json\` prints it, nor YAML: ${
        (error as Error).message
      }`,
    );
  }
}

/** Items of a typed list of the API server (`PodList`) do not say what they are; the list does. */
function unpack(value: unknown): unknown[] {
  if (Array.isArray(value)) {
    return value;
  }
  const list = listSchema.safeParse(value);
  if (!list.success) {
    return [value];
  }
  const { apiVersion, kind = '', items } = list.data;
  const typed = kind !== 'List' && kind.endsWith('List');
  return items.map(item =>
    typed ? { apiVersion, kind: kind.slice(0, -'List'.length), ...item } : item,
  );
}

/**
 * Reads what `kubectl get … -o json` or `-o yaml` prints: a List, one object, an array, or several YAML documents.
 * Throws {@link UsageError}.
 */
export function readDump(text: string): KubeObject[] {
  return readValues(text)
    .filter(value => value !== null)
    .flatMap(unpack)
    .map((value, index) => {
      const result = dumpedObjectSchema.safeParse(value);
      if (!result.success) {
        const [issue] = result.error.issues;
        throw new UsageError(
          `FILE: object ${index + 1} is no Kubernetes object: ${
            issue.path.join('.') || 'all of it'
          }: ${issue.message}`,
        );
      }
      // The object itself, not the parsed copy: nothing of it is to change.
      return value as KubeObject;
    });
}
