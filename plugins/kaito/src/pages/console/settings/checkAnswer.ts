/** Keywords of JSON schema that are checked here. The rest is left to the model and said. */
const CHECKED = new Set([
  'type',
  'required',
  'properties',
  'items',
  'enum',
  'const',
  'additionalProperties',
  // These demand nothing.
  '$schema',
  '$id',
  'title',
  'description',
  'default',
  'examples',
]);

/** How deep a value is followed. Answers are not trusted to end. */
const MAX_DEPTH = 32;

/** How an answer stands to the schema it was asked to keep to. */
export interface AnswerCheck {
  /** What is wrong, each with its place; empty when nothing was found. */
  problems: string[];
  /** Keywords of the schema that were not checked. */
  unchecked: string[];
}

type Schema = Record<string, unknown>;

const isObject = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function typeOf(value: unknown): string {
  if (value === null) {
    return 'null';
  }
  return Array.isArray(value) ? 'array' : typeof value;
}

function isOfType(value: unknown, type: unknown): boolean {
  if (type === 'integer') {
    return Number.isInteger(value);
  }
  return typeof type !== 'string' || typeOf(value) === type;
}

const same = (one: unknown, other: unknown) =>
  JSON.stringify(one) === JSON.stringify(other);

/** Compares a value with a schema, place by place. */
class Checker {
  readonly problems: string[] = [];
  readonly unchecked = new Set<string>();

  check(value: unknown, schema: unknown, place: string, depth = 0): void {
    if (!isObject(schema) || depth > MAX_DEPTH) {
      return;
    }
    Object.keys(schema)
      .filter(keyword => !CHECKED.has(keyword))
      .forEach(keyword => this.unchecked.add(keyword));
    const { type } = schema;
    const types = Array.isArray(type) ? type : [type];
    if (type !== undefined && !types.some(one => isOfType(value, one))) {
      this.problems.push(
        `${place} is ${typeOf(value)}, asked for was ${types.join(' or ')}`,
      );
      return;
    }
    this.#checkChoice(value, schema, place);
    if (isObject(value)) {
      this.#checkObject(value, schema, place, depth);
    } else if (Array.isArray(value)) {
      value.forEach((item, index) =>
        this.check(item, schema.items, `${place}[${index}]`, depth + 1),
      );
    }
  }

  #checkChoice(value: unknown, schema: Schema, place: string) {
    const { enum: choices } = schema;
    if (
      Array.isArray(choices) &&
      !choices.some(choice => same(choice, value))
    ) {
      this.problems.push(`${place} is none of the values allowed`);
    }
    if ('const' in schema && !same(schema.const, value)) {
      this.problems.push(`${place} is not the one value allowed`);
    }
  }

  #checkObject(value: Schema, schema: Schema, place: string, depth: number) {
    const properties = isObject(schema.properties) ? schema.properties : {};
    const required = Array.isArray(schema.required) ? schema.required : [];
    required
      .filter(name => !Object.hasOwn(value, String(name)))
      .forEach(name => this.problems.push(`${place}.${name} is missing`));
    Object.entries(value).forEach(([name, item]) => {
      if (Object.hasOwn(properties, name)) {
        this.check(item, properties[name], `${place}.${name}`, depth + 1);
      } else if (schema.additionalProperties === false) {
        this.problems.push(`${place}.${name} was not asked for`);
      } else {
        this.check(
          item,
          schema.additionalProperties,
          `${place}.${name}`,
          depth + 1,
        );
      }
    });
  }
}

/** Checks an answer against the schema it was asked to keep to; without one, only that it is JSON. */
export function checkAnswer(text: string, schema?: object): AnswerCheck {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return {
      problems: [`The answer is not JSON: ${(error as Error).message}`],
      unchecked: [],
    };
  }
  const checker = new Checker();
  checker.check(value, schema, 'answer');
  return { problems: checker.problems, unchecked: [...checker.unchecked] };
}
