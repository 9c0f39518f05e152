import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';

const ROOT = resolve(__dirname, '../../../../templates');

/** A page of a form, or a part that another field decides on. */
interface Page {
  properties?: Record<string, { type?: string; default?: unknown }>;
  dependencies?: Record<string, { oneOf: Page[] }>;
}

export interface Template {
  metadata: { name: string };
  spec: {
    parameters: Page[];
    steps: { id: string; action: string; input: Record<string, unknown> }[];
    output: unknown;
  };
}

/** The templates `all.yaml` lists, as they are delivered. */
export function readTemplates(): Template[] {
  const { spec } = parse(readFileSync(`${ROOT}/all.yaml`, 'utf8'));
  return spec.targets.map((target: string) =>
    parse(readFileSync(resolve(ROOT, target), 'utf8')),
  );
}

/** Fields of a page, those that another decides on included. */
function fieldsOfPage(page: Page): string[] {
  const below = Object.values(page.dependencies ?? {}).flatMap(
    ({ oneOf }) => oneOf,
  );
  // A field that can only be null shows something and takes nothing.
  const own = Object.entries(page.properties ?? {}).filter(
    ([, { type }]) => type !== 'null',
  );
  return [...own.map(([name]) => name), ...below.flatMap(fieldsOfPage)];
}

/** Names of all fields of a form, each once. */
export function fieldsOf({ spec }: Template): string[] {
  return [...new Set(spec.parameters.flatMap(fieldsOfPage))];
}

/** What a form that is opened and left as it is sends for its fields. */
export function defaultsOf({ spec }: Template): Record<string, unknown> {
  const entries = spec.parameters.flatMap(({ properties = {} }) =>
    Object.entries(properties).flatMap(([name, field]) =>
      'default' in field ? [[name, field.default] as const] : [],
    ),
  );
  return Object.fromEntries(entries);
}
