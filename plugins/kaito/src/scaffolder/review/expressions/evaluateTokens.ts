import { memberOf } from './memberOf';
import { NotUnderstoodError, type Token } from './readTokens';

const CONSTANTS = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['none', null],
  ['null', null],
]);
const WORDS = ['if', 'else', 'and', 'or', 'not', 'in', 'is'];
/** What only a running task has: here it would look like a blank field. */
const OF_TASK = ['context', 'each', 'environment', 'secrets', 'steps'];
const COMPARISONS = ['==', '!=', '===', '!=='];

const isPlain = (value: unknown) => typeof value !== 'object' || value === null;

/** Whether two are alike as templates take it: `3` is like `"3"` unless there is a third sign. */
function compare(sign: string, left: unknown, right: unknown): boolean {
  if (!isPlain(left) || !isPlain(right)) {
    throw new NotUnderstoodError(sign);
  }
  // eslint-disable-next-line eqeqeq
  const alike = sign.length === 3 ? left === right : left == right;
  return sign.startsWith('!') ? !alike : alike;
}

/** Evaluates while it reads: nothing has effects, so a branch that is not taken may be evaluated all the same. */
class Evaluation {
  #at = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly values: Readonly<Record<string, unknown>>,
  ) {}

  all(): unknown {
    const value = this.#choice();
    if (this.#at < this.tokens.length) {
      throw new NotUnderstoodError(JSON.stringify(this.tokens[this.#at]));
    }
    return value;
  }

  #choice(): unknown {
    const value = this.#either();
    if (!this.#take('name', 'if')) {
      return value;
    }
    const holds = this.#either();
    const otherwise = this.#take('name', 'else') ? this.#either() : '';
    return holds ? value : otherwise;
  }

  #either(): unknown {
    let value = this.#both();
    while (this.#take('name', 'or')) {
      const right = this.#both();
      value = value || right;
    }
    return value;
  }

  #both(): unknown {
    let value = this.#comparison();
    while (this.#take('name', 'and')) {
      const right = this.#comparison();
      value = value && right;
    }
    return value;
  }

  #comparison(): unknown {
    if (this.#take('name', 'not')) {
      // What comes first, the `not` or a comparison, is not obvious, so it takes brackets here.
      return !this.#member();
    }
    const left = this.#member();
    const sign = COMPARISONS.find(known => this.#take('sign', known));
    return sign ? compare(sign, left, this.#member()) : left;
  }

  #member(): unknown {
    let value = this.#operand();
    for (;;) {
      if (this.#take('sign', '.')) {
        value = memberOf(value, this.#name());
      } else if (this.#take('sign', '[')) {
        value = memberOf(value, this.#value());
        this.#expect(']');
      } else {
        return value;
      }
    }
  }

  #operand(): unknown {
    if (this.#take('sign', '(')) {
      const value = this.#choice();
      this.#expect(')');
      return value;
    }
    if (this.tokens[this.#at]?.type === 'value') {
      return this.#value();
    }
    const name = this.#name();
    if (CONSTANTS.has(name)) {
      return CONSTANTS.get(name);
    }
    if (WORDS.includes(name) || OF_TASK.includes(name)) {
      throw new NotUnderstoodError(name);
    }
    return memberOf(this.values, name);
  }

  #name(): string {
    const token = this.tokens[this.#at++];
    if (token?.type !== 'name') {
      throw new NotUnderstoodError('a name was expected');
    }
    return token.text;
  }

  #value(): string | number {
    const token = this.tokens[this.#at++];
    if (token?.type !== 'value') {
      throw new NotUnderstoodError('a value was expected');
    }
    return token.value;
  }

  #expect(sign: string) {
    if (!this.#take('sign', sign)) {
      throw new NotUnderstoodError(`${sign} was expected`);
    }
  }

  #take(type: 'name' | 'sign', text: string): boolean {
    const token = this.tokens[this.#at];
    const found = token?.type === type && token.text === text;
    if (found) {
      this.#at++;
    }
    return found;
  }
}

/**
 * What an expression comes to: paths into the values, constants, comparisons, `and`, `or`, `not` and `a if b else c`.
 * @throws NotUnderstoodError for any other
 */
export function evaluateTokens(
  tokens: readonly Token[],
  values: Readonly<Record<string, unknown>>,
): unknown {
  return new Evaluation(tokens, values).all();
}
