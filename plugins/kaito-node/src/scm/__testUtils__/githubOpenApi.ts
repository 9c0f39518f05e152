import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

interface Operation {
  request: unknown;
  query: string[];
  responses: Record<string, unknown>;
}

const document: {
  operations: Record<string, Operation>;
  components: { schemas: Record<string, any> };
} = JSON.parse(
  readFileSync(join(__dirname, '../__fixtures__/github-openapi.json'), 'utf8'),
);

const STRINGS: Record<string, string> = {
  'date-time': '2026-01-01T00:00:00Z',
  email: 'x@example.com',
  uri: 'https://example.com',
};

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addFormat('repo.nwo', true);
ajv.addSchema({
  $id: 'github',
  components: nullsInEnums(document.components),
});
const compiled = new Map<unknown, ValidateFunction>();

/** Fails when a request or its answer is not what GitHub's published OpenAPI document says. */
export function assertDocumented(
  operation: string,
  exchange: {
    query: readonly string[];
    body: unknown;
    status: number;
    answer: unknown;
  },
): void {
  const { request, query, responses } = document.operations[operation];
  const unknown = exchange.query.filter(name => !query.includes(name));
  if (unknown.length) throw new Error(`${operation}: no parameter ${unknown}`);
  if (request) check(`${operation} request`, request, exchange.body);
  const schema = responses[exchange.status];
  if (schema) check(`${operation} ${exchange.status}`, schema, exchange.answer);
}

function check(what: string, schema: any, value: unknown): void {
  let validate = compiled.get(schema);
  if (!validate) {
    validate = ajv.compile(within(schema));
    compiled.set(schema, validate);
  }
  if (!validate(value)) {
    throw new Error(`${what}: ${ajv.errorsText(validate.errors)}`);
  }
}

/** The least object a named schema allows, with facts on top; a fact the schema does not know is an error. */
export function sample(
  name: string,
  facts: Record<string, unknown>,
): Record<string, unknown> {
  const schema = document.components.schemas[name];
  const strange = Object.keys(facts).filter(key => !(key in schema.properties));
  if (strange.length) throw new Error(`${name} has no ${strange}`);
  return { ...(least(schema) as object), ...facts };
}

function least(given: any): unknown {
  const schema = given.$ref
    ? document.components.schemas[given.$ref.split('/').pop()]
    : given;
  if (schema.enum) return schema.enum[0];
  if (schema.nullable) return null;
  const [part] = schema.oneOf ?? schema.anyOf ?? [];
  if (part) return least(part);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map(least));
  switch (schema.type) {
    case 'string':
      return STRINGS[schema.format] ?? 'x';
    case 'integer':
    case 'number':
      return 0;
    case 'boolean':
      return false;
    case 'array':
      return [];
    default:
      return Object.fromEntries(
        (schema.required ?? []).map((key: string) => [
          key,
          least(schema.properties[key]),
        ]),
      );
  }
}

/** OpenAPI 3.0 lets a nullable enum be null without listing it; JSON Schema does not. */
function nullsInEnums(value: any): any {
  if (Array.isArray(value)) return value.map(nullsInEnums);
  if (value === null || typeof value !== 'object') return value;
  const copy = Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, nullsInEnums(inner)]),
  );
  if (copy.nullable && Array.isArray(copy.enum)) copy.enum.push(null);
  return copy;
}

/** References of the document, seen from the schema `github`. */
function within(schema: any): any {
  return JSON.parse(
    JSON.stringify(nullsInEnums(schema)).replace(
      /"#\/components/g,
      '"github#/components',
    ),
  );
}
