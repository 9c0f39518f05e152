import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import { OPERATIONS, type Operation } from './operations';

const errorSchema = z.object({
  error: z.looseObject({ name: z.string(), message: z.string() }),
});

/** JSON Schema of what an answer looks like; OpenAPI 3.1 takes it as it is. */
function toSchema(schema: z.ZodType, io: 'input' | 'output' = 'output') {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io });
  return rest;
}

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: object) => ({ 'application/json': { schema } });

function toParameters({ path, query }: Operation) {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const { properties = {}, required = [] } = query
    ? z.toJSONSchema(query, { io: 'input' })
    : {};
  const inQuery = Object.entries(properties).map(([name, schema]) => {
    const { description, ...rest } = schema as { description?: string };
    return {
      name,
      ...(description && { description }),
      in: 'query',
      required: required.includes(name),
      // `?cluster=a&cluster=b`
      style: 'form',
      explode: true,
      schema: rest,
    };
  });
  return [...inPath, ...inQuery];
}

function contentOf({ answer, stream, text }: Operation) {
  if (text) {
    return { 'text/plain': { schema: { type: 'string' } } };
  }
  if (stream) {
    return { 'text/event-stream': { schema: ref(stream.name) } };
  }
  return answer
    ? json(ref(answer.name))
    : { ...json({ type: 'object' }), 'text/event-stream': {} };
}

function toResponses(operation: Operation) {
  const refusal = (status: number) => ({
    description: STATUS_CODES[status],
    ...(status !== 304 && { content: json(ref('Error')) }),
  });
  return {
    200: {
      description: 'OK',
      content: contentOf(operation),
    },
    ...Object.fromEntries(
      [...operation.refusals, 401, 500].map(status => [
        status,
        refusal(status),
      ]),
    ),
  };
}

function toOperation(operation: Operation) {
  const { operationId, summary, body, input } = operation;
  return {
    operationId,
    summary,
    parameters: toParameters(operation),
    ...((body || input) && {
      requestBody: {
        required: true,
        content: json(input ? ref(input.name) : { type: 'object' }),
      },
    }),
    responses: toResponses(operation),
  };
}

/** The OpenAPI 3.1 document of the plugin, derived from the schemas of its answers. */
export function createOpenApiDocument() {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of OPERATIONS) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method]: toOperation(operation),
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'kaito',
      version: '1',
      description: 'The fleet of KAITO workloads, as one caller may see it.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: {
        Error: toSchema(errorSchema),
        ...Object.fromEntries(
          OPERATIONS.flatMap(({ answer, stream, input }) => [
            ...[answer, stream].flatMap(body =>
              body ? [[body.name, toSchema(body.schema)]] : [],
            ),
            ...(input ? [[input.name, toSchema(input.schema, 'input')]] : []),
          ]),
        ),
      },
    },
  };
}
