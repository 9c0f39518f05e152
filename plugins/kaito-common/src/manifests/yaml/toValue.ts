import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Document,
  type Node,
  type YAMLMap,
} from 'yaml';
import { YAML_LIMITS } from './limits';
import { ManifestParseError } from './ManifestParseError';

/** How many values may still be read; reading counts it down. */
export interface ValueBudget {
  readonly maxValues: number;
  left: number;
}

/** A budget nothing is spent of. */
export function valueBudget(
  maxValues: number = YAML_LIMITS.maxValues,
): ValueBudget {
  return { maxValues, left: maxValues };
}

const MERGE = '<<';

function isMerge(key: unknown): boolean {
  return typeof key === 'symbol' && key.description === MERGE;
}

function define(target: object, key: string, value: unknown) {
  // Plain assignment of `__proto__` would change the prototype instead.
  Object.defineProperty(target, key, {
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

class ValueReader {
  /** What each anchor stands for, and how many values that is. */
  private readonly anchors = new Map<
    string,
    { value: unknown; size: number }
  >();

  constructor(
    private readonly lineAt: (offset: number) => number,
    private readonly budget: ValueBudget,
    private line: number,
  ) {}

  read(node: unknown): unknown {
    const before = this.budget.left;
    this.spend(1);
    if (node === null || node === undefined) return null;
    if (!isNode(node)) return this.refuse('only JSON values are read');
    if (node.range) this.line = this.lineAt(node.range[0]);
    if (isAlias(node)) return this.follow(node.source);
    const value = this.readContent(node);
    const { anchor } = node as { anchor?: string };
    if (anchor)
      this.anchors.set(anchor, { value, size: before - this.budget.left });
    return value;
  }

  private spend(values: number) {
    this.budget.left -= values;
    if (this.budget.left < 0) {
      this.refuse(
        `more than ${this.budget.maxValues} values, aliases followed`,
      );
    }
  }

  private follow(anchor: string): unknown {
    const found = this.anchors.get(anchor);
    if (!found) {
      return this.refuse(
        `the alias \`*${anchor}\` names no anchor that ends before it`,
      );
    }
    this.spend(found.size);
    return found.value;
  }

  private readContent(node: Node): unknown {
    if (isMap(node)) return this.readMap(node);
    if (isSeq(node)) return node.items.map(item => this.read(item));
    const value = isScalar(node) ? node.value : undefined;
    if (isMerge(value)) return MERGE;
    const plain =
      value === null || ['string', 'number', 'boolean'].includes(typeof value);
    return plain ? value : this.refuse('only JSON values are read');
  }

  private readMap(map: YAMLMap): Record<string, unknown> {
    const value: Record<string, unknown> = {};
    const merges: unknown[] = [];
    for (const { key, value: child } of map.items) {
      if (isScalar(key) && isMerge(key.value)) {
        merges.push(this.read(child));
        continue;
      }
      const name = this.readKey(key);
      if (Object.hasOwn(value, name)) {
        this.refuse(
          `map keys must be unique, \`${name}\` is given a second time`,
        );
      }
      define(value, name, this.read(child));
    }
    for (const source of merges.flat()) this.merge(value, source);
    return value;
  }

  private readKey(key: unknown): string {
    const value = this.read(key);
    if (typeof value === 'object' && value !== null) {
      return this.refuse('a key must be text, this one is a collection');
    }
    return value === null ? '' : String(value);
  }

  private merge(target: object, source: unknown) {
    if (!isObject(source)) {
      return this.refuse(`\`${MERGE}\` takes a mapping or a list of mappings`);
    }
    for (const [key, value] of Object.entries(source)) {
      if (!Object.hasOwn(target, key)) define(target, key, value);
    }
    return undefined;
  }

  private refuse(reason: string): never {
    throw new ManifestParseError(this.line, reason);
  }
}

/**
 * The value of a composed document, `<<` merged as YAML 1.1 has it; null when the document is empty. Aliases share
 * what they name. `budget` is the document's own unless one is given to share.
 * @throws ManifestParseError at the first fault of syntax, key given twice, unknown alias, or when the budget is spent
 */
export function toValue(
  document: Document.Parsed,
  lineAt: (offset: number) => number,
  budget: ValueBudget = valueBudget(),
): unknown {
  const [error] = document.errors;
  if (error) {
    throw new ManifestParseError(lineAt(error.pos[0]), error.message);
  }
  const line = lineAt(document.range[0]);
  return new ValueReader(lineAt, budget, line).read(document.contents);
}
