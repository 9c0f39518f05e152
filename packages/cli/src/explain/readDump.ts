import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import { z } from 'zod';
import { UsageError } from '../Host';

const objectSchema = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({
    name: z.string(),
    namespace: z.string().optional(),
    labels: z.record(z.string(), z.string()).optional(),
  }),
});
const listSchema = z.looseObject({ items: z.array(objectSchema) });

/** Reads what `kubectl get … -o json` prints: a List, or one object. Throws {@link UsageError}. */
export function readDump(text: string): KubeObject[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UsageError(
      `FILE: not JSON, as \`kubectl get … -o json\` prints it: ${
        (error as Error).message
      }`,
    );
  }
  const isList =
    typeof value === 'object' &&
    value !== null &&
    Array.isArray((value as { items?: unknown }).items);
  const result = isList
    ? listSchema.safeParse(value)
    : objectSchema.transform(object => ({ items: [object] })).safeParse(value);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new UsageError(
      `FILE: not a List of Kubernetes objects: ${
        issue.path.join('.') || 'the file'
      }: ${issue.message}`,
    );
  }
  return result.data.items;
}
