import {
  BUNDLE_KINDS,
  type BundleRequest,
  bundleRequestSchema,
  parseYaml,
} from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import { type Host, UsageError } from '../Host';
import { type Args, readNamed } from '../readArgs';
import { put, type Setting, type Step, toValue } from './readSets';

/** Arguments that stand for a field of the request. */
export const SHORTHANDS = {
  model: 'model',
  sku: 'instanceType',
  name: 'name',
  namespace: 'namespace',
  secret: 'modelAccessSecret',
} as const;
/** What must be given when neither `--kind`, `--set` nor `--file` is. */
const PLAIN = ['model', 'sku', 'name', 'namespace'] as const;

type Request = Record<string, unknown>;

function readFile(read: Args, host: Host): Request {
  const path = read.option('file');
  if (path === undefined) {
    return {};
  }
  const text = readNamed(host, "'--file'", path);
  let value: unknown;
  try {
    value = parseYaml(text);
  } catch (error) {
    throw new UsageError(
      `'--file': '${path}' is not YAML: ${(error as Error).message}`,
    );
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UsageError(
      `'--file': '${path}' is not a mapping of fields such as \`name: phi-4\``,
    );
  }
  return value as Request;
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | null)?.[key],
    root,
  );
}

/** Texts that look like a number or a truth value, where the request wants text: taken as they were typed. */
function settle(request: Request, settings: Setting[]): void {
  const result = bundleRequestSchema.safeParse(request);
  for (const issue of result.error?.issues ?? []) {
    if (issue.code === 'invalid_type' && issue.expected === 'string') {
      const typed = settings.find(
        ({ steps }) => steps.join('\n') === issue.path.map(String).join('\n'),
      );
      if (typed && valueAt(request, issue.path) !== undefined) {
        put(request, issue.path as Step[], typed.text);
      }
    }
  }
}

/** The request the arguments make: the file, then the shorthands, then each `--set` over it. */
export function readRequest(
  read: Args,
  settings: Setting[],
  host: Host,
): BundleRequest {
  const kind = read.oneOf('kind', BUNDLE_KINDS);
  if (!kind && settings.length === 0 && !read.option('file')) {
    PLAIN.forEach(name => read.required(name));
  }
  const request = readFile(read, host);
  const given: [string, string | undefined][] = [
    ['kind', kind],
    ['ordering', read.option('ordering')],
    ...Object.entries(SHORTHANDS).map(
      ([option, field]): [string, string | undefined] => [
        field,
        read.option(option),
      ],
    ),
  ];
  for (const [field, value] of given) {
    if (value !== undefined) {
      request[field] = value;
    }
  }
  request.kind ??= 'Workspace';
  settings.forEach(({ steps, text }) => put(request, steps, toValue(text)));
  settle(request, settings);
  // The builder reads it by the schema and says what is wrong.
  return request as unknown as BundleRequest;
}
