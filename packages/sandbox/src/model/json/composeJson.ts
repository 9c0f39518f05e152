import { type JsonSchema, SchemaError } from './JsonSchema';
import { composeNumber, composeText } from './scalars';
import type { Words } from './Words';

/** Keywords that ask for something that is not done here; a value might break them. */
const REFUSED = [
  'allOf',
  'not',
  'if',
  'pattern',
  'patternProperties',
  'propertyNames',
  'minProperties',
  'maxProperties',
  'dependentRequired',
  'dependentSchemas',
  'uniqueItems',
  'contains',
];

/** Below this depth only what is required is written, so that a schema that contains itself ends. */
const SHALLOW = 3;
const DEEPEST = 40;

interface Context {
  root: JsonSchema;
  words: Words;
  random: () => number;
}

/**
 * A value that fits a schema, filled with the words given: choices and numbers that were said are preferred. Of `oneOf`
 * one branch is kept to; that no other fits too is not looked at. Throws a {@link SchemaError}.
 */
export function composeJson(
  schema: JsonSchema | boolean,
  words: Words,
  random: () => number,
): unknown {
  const root = typeof schema === 'boolean' ? {} : schema;
  return compose(schema, { root, words, random }, '', 'value', 0);
}

function compose(
  given: JsonSchema | boolean,
  context: Context,
  at: string,
  name: string,
  depth: number,
): unknown {
  if (given === false || depth > DEEPEST) {
    throw new SchemaError(
      at,
      given === false ? 'no value fits false' : 'never ends',
    );
  }
  const schema = given === true ? {} : given;
  const refused = REFUSED.find(keyword => keyword in schema);
  if (refused) {
    throw new SchemaError(at, `${refused} is not supported by this server`);
  }
  const { root, words, random } = context;
  if (schema.$ref !== undefined) {
    return compose(
      resolve(schema.$ref, root, at),
      context,
      at,
      name,
      depth + 1,
    );
  }
  if ('const' in schema) {
    return schema.const;
  }
  if (schema.enum) {
    if (schema.enum.length === 0) {
      throw new SchemaError(at, 'enum is empty');
    }
    return (
      schema.enum.find(value => words.says(value)) ??
      schema.enum[Math.floor(random() * schema.enum.length)]
    );
  }
  const branches = schema.oneOf ?? schema.anyOf;
  if (branches) {
    return composeBranch(schema, branches, context, at, name, depth);
  }
  switch (typeOf(schema)) {
    case 'object':
      return composeObject(schema, context, at, depth);
    case 'array':
      return composeArray(schema, context, at, name, depth);
    case 'integer':
      return composeNumber({ ...schema, type: 'integer' }, words, random, at);
    case 'number':
      return composeNumber({ ...schema, type: 'number' }, words, random, at);
    case 'boolean':
      return random() < 0.5;
    case 'null':
      return null;
    case 'string':
      return composeText(schema, words, random, name, at);
    default:
      throw new SchemaError(at, `there is no type ${schema.type}`);
  }
}

function typeOf(schema: JsonSchema): string {
  const [first] = [schema.type ?? []].flat();
  if (first) {
    return first;
  }
  if (schema.properties || schema.required) {
    return 'object';
  }
  if (schema.items !== undefined || schema.prefixItems) {
    return 'array';
  }
  return schema.minimum !== undefined || schema.maximum !== undefined
    ? 'number'
    : 'string';
}

/** A branch together with what stands beside the branches. Deep down the last one, which is where a recursion tends to end. */
function composeBranch(
  { oneOf: _one, anyOf: _any, ...beside }: JsonSchema,
  branches: (JsonSchema | boolean)[],
  context: Context,
  at: string,
  name: string,
  depth: number,
): unknown {
  const index =
    depth > SHALLOW
      ? branches.length - 1
      : Math.floor(context.random() * branches.length);
  const branch = branches[index];
  if (branch === undefined) {
    throw new SchemaError(at, 'there is no branch to keep to');
  }
  const merged =
    typeof branch === 'boolean'
      ? branch && beside
      : {
          ...beside,
          ...branch,
          ...(beside.properties && {
            properties: { ...beside.properties, ...branch.properties },
          }),
          ...(beside.required && {
            required: [...beside.required, ...(branch.required ?? [])],
          }),
        };
  return compose(merged, context, at, name, depth + 1);
}

function composeObject(
  { properties = {}, required = [], additionalProperties }: JsonSchema,
  context: Context,
  at: string,
  depth: number,
) {
  const known = Object.keys(properties).filter(
    name => depth < SHALLOW || required.includes(name),
  );
  const names = [...new Set([...known, ...required])];
  return Object.fromEntries(
    names.map(name => {
      const schema = Object.hasOwn(properties, name)
        ? properties[name]
        : additionalProperties ?? true;
      const below = at ? `${at}.${name}` : name;
      return [name, compose(schema, context, below, name, depth + 1)];
    }),
  );
}

function composeArray(
  { items, prefixItems = [], minItems = 0, maxItems }: JsonSchema,
  context: Context,
  at: string,
  name: string,
  depth: number,
) {
  const most = items === false ? prefixItems.length : maxItems ?? Infinity;
  const wished = depth < SHALLOW ? Math.max(prefixItems.length, 2) : 0;
  const length = Math.min(Math.max(minItems, wished), maxItems ?? most, most);
  if (length < minItems) {
    throw new SchemaError(at, 'minItems is more than can be');
  }
  return Array.from({ length }, (_, index) =>
    compose(
      prefixItems[index] ?? items ?? true,
      context,
      `${at}[${index}]`,
      name,
      depth + 1,
    ),
  );
}

/** What a `$ref` within the schema means. */
function resolve(ref: string, root: JsonSchema, at: string) {
  const found = ref
    .replace(/^#\/?/, '')
    .split('/')
    .filter(Boolean)
    .map(part => part.replace(/~1/g, '/').replace(/~0/g, '~'))
    .reduce<unknown>(
      (node, part) =>
        node !== null && typeof node === 'object' && Object.hasOwn(node, part)
          ? (node as Record<string, unknown>)[part]
          : undefined,
      root,
    );
  if (!ref.startsWith('#') || found === undefined) {
    throw new SchemaError(at, `${ref} is not in the schema`);
  }
  return found as JsonSchema | boolean;
}
