import type { JsonSchema } from '../json/JsonSchema';
import { ApiError } from './ApiError';

/** Fields that ask for text of a form. */
export interface StructureFields {
  response_format?: {
    type: string;
    json_schema?: { schema?: object | null } | null;
  } | null;
  structured_outputs?: {
    json?: object | string | null;
    json_object?: boolean | null;
    choice?: string[] | null;
  } | null;
  guided_json?: object | string | null;
}

/** What a text must be, and the field that says so. */
export type Structure =
  | { kind: 'json'; schema: JsonSchema; field: string }
  | { kind: 'choice'; choices: readonly string[] };

/** Any object: the words of the question, and who wrote it down. */
const ANY_OBJECT: JsonSchema = {
  type: 'object',
  properties: {
    about: { type: 'array', items: { type: 'string' } },
    written_by: { const: "the sandbox's statistical text generator" },
  },
};

/** The form that is asked for; undefined for text as it comes. */
export function structureOf(fields: StructureFields): Structure | undefined {
  const { response_format: format, structured_outputs: outputs } = fields;
  const asked = [
    {
      field: 'response_format',
      schema:
        format?.json_schema?.schema ??
        (format?.type === 'json_object' && ANY_OBJECT),
    },
    {
      field: 'structured_outputs',
      schema: outputs?.json ?? (outputs?.json_object && ANY_OBJECT),
    },
    { field: 'guided_json', schema: fields.guided_json },
  ];
  for (const { field, schema } of asked) {
    if (schema) {
      return { kind: 'json', schema: asObject(schema, field), field };
    }
  }
  return outputs?.choice
    ? { kind: 'choice', choices: outputs.choice }
    : undefined;
}

function asObject(schema: object | string, field: string): JsonSchema {
  if (typeof schema !== 'string') {
    return schema;
  }
  try {
    const parsed: unknown = JSON.parse(schema);
    if (typeof parsed === 'object' && parsed !== null) {
      return parsed;
    }
  } catch {
    // Said below.
  }
  throw ApiError.badRequest('The schema is not JSON.', field);
}
