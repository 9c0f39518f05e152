import { parseArgs } from 'node:util';
import type { ParseArgsOptionsConfig } from 'node:util';
import { type Host, UsageError } from './Host';
import { nearest } from './text/nearest';

type Values = Record<string, string | boolean | undefined>;

/** Parsed arguments of a command. */
export interface Args {
  /** What an option was set to; undefined when it was not given. */
  option(name: string): string | undefined;
  /** An option that must be given and not be blank. */
  required(name: string): string;
  /** An option that takes one of a few words. */
  oneOf<T extends string>(name: string, words: readonly T[]): T | undefined;
  /** An option whose value has a form, which `form` names. */
  matching(name: string, pattern: RegExp, form: string): string | undefined;
  /** An option that takes a whole number above zero. */
  positive(name: string): number | undefined;
  flag(name: string): boolean;
  positionals: string[];
}

/** What is wrong, and the option that may have been meant. */
function describe(error: Error, names: string[]): string {
  const what = error.message.split('. ')[0];
  const given = /^Unknown option '--?([^']+)'/.exec(what)?.[1];
  const meant = given && nearest(given, names);
  return meant ? `${what}; did you mean '--${meant}'?` : what;
}

function parse(args: string[], config: ParseArgsOptionsConfig) {
  try {
    return parseArgs({
      args,
      options: config,
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code.startsWith('ERR_PARSE_ARGS_')) {
      throw new UsageError(describe(error as Error, Object.keys(config)));
    }
    throw error;
  }
}

/**
 * Reads arguments: `options` take a value, `flags` do not.
 * Throws {@link UsageError} that names the argument at fault.
 */
export function readArgs(
  args: string[],
  shape: { options?: string[]; flags?: string[]; positionals?: boolean },
): Args {
  const { values, positionals } = parse(
    args,
    Object.fromEntries([
      ...(shape.options ?? []).map(name => [name, { type: 'string' }]),
      ...(shape.flags ?? []).map(name => [name, { type: 'boolean' }]),
    ]),
  );
  if (!shape.positionals && positionals.length > 0) {
    throw new UsageError(`Unexpected argument '${positionals[0]}'`);
  }
  const option = (name: string) => {
    const value = (values as Values)[name];
    if (value === undefined) {
      return undefined;
    }
    const text = String(value).trim();
    if (text === '') {
      throw new UsageError(`'--${name}' is empty`);
    }
    return text;
  };
  return {
    option,
    required(name) {
      const value = option(name);
      if (value === undefined) {
        throw new UsageError(`'--${name}' is missing`);
      }
      return value;
    },
    oneOf(name, words) {
      const value = option(name);
      const word = words.find(candidate => candidate === value);
      if (value !== undefined && word === undefined) {
        throw new UsageError(
          `'--${name}' is one of ${words.join(', ')}, not '${value}'`,
        );
      }
      return word;
    },
    matching(name, pattern, form) {
      const value = option(name);
      if (value !== undefined && !pattern.test(value)) {
        throw new UsageError(`'--${name}' is ${form}, not '${value}'`);
      }
      return value;
    },
    positive(name) {
      const value = option(name);
      if (value === undefined) {
        return undefined;
      }
      const number = /^\d+$/.test(value) ? Number(value) : 0;
      if (!Number.isSafeInteger(number) || number < 1) {
        throw new UsageError(
          `'--${name}' is a whole number above 0, not '${value}'`,
        );
      }
      return number;
    },
    flag: name => (values as Values)[name] === true,
    positionals,
  };
}

/** Reads a file an argument names. Throws {@link UsageError} that names both. */
export function readNamed(host: Host, argument: string, path: string): string {
  try {
    return host.readText(path);
  } catch (error) {
    throw new UsageError(
      `${argument}: cannot read '${path}': ${(error as Error).message}`,
    );
  }
}
