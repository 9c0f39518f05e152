import {
  composeYaml,
  locatePath,
  ManifestParseError,
  readPath,
  toSteps,
  toValue,
} from '@kaito-portal/backstage-plugin-kaito-common/manifests';

/** A Kubernetes object, or what claims to be one. */
export interface ReadObject {
  is: 'object';
  /** Which document of the file, from 1. */
  document: number;
  value: unknown;
  /** Where it stands in its document: empty, or `items[0]` in a List. */
  prefix: string;
  /** Line in the file of a field of the object, or of its nearest parent. */
  lineOf(path: string): number;
}

/** A document that cannot be read. */
export interface ReadFault {
  is: 'fault';
  document: number;
  line: number;
  reason: string;
}

type Read = ReadObject | ReadFault;

function isList(value: unknown): boolean {
  const kind = readPath(value, 'kind');
  return (
    typeof kind === 'string' &&
    kind.endsWith('List') &&
    Array.isArray(readPath(value, 'items'))
  );
}

/** The object, or each of a List, with the steps to it. */
function unpack(value: unknown): { value: unknown; prefix: string }[] {
  return isList(value)
    ? (readPath(value, 'items') as unknown[]).map((item, index) => ({
        value: item,
        prefix: `items[${index}]`,
      }))
    : [{ value, prefix: '' }];
}

function fault(document: number, error: unknown): ReadFault {
  if (error instanceof ManifestParseError) {
    const { line, reason } = error;
    return { is: 'fault', document, line, reason };
  }
  throw error;
}

/** Reads each document of a YAML or JSON text by itself, so that one at fault does not hide the others. */
export function readDocuments(text: string): Read[] {
  try {
    const { documents, lineAt } = composeYaml(text);
    return documents.flatMap((parsed, index): Read[] => {
      const document = index + 1;
      try {
        const value = toValue(parsed, lineAt);
        return unpack(value).map(object => ({
          is: 'object',
          document,
          ...object,
          lineOf: path =>
            lineAt(
              locatePath(parsed.contents, [
                ...toSteps(object.prefix),
                ...toSteps(path),
              ]),
            ),
        }));
      } catch (error) {
        return [fault(document, error)];
      }
    });
  } catch (error) {
    return [fault(1, error)];
  }
}
