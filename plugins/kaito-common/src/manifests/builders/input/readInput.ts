import type { z } from 'zod';
import { readPath } from '../../readPath';
import { formatPath } from '../../../validation/Finding';
import { BuilderInputError, type InputProblem } from './BuilderInputError';
import { findSecrets } from './findSecrets';

type Issue = z.core.$ZodIssue;

function fixOf(issue: Issue): string {
  const fix = issue.code === 'custom' ? issue.params?.fix : undefined;
  return typeof fix === 'string' ? fix : 'Correct it';
}

function invalidType(issue: z.core.$ZodIssueInvalidType): InputProblem {
  const field = formatPath(issue.path);
  return issue.input === undefined
    ? { field, reason: 'is missing', fix: 'Give it' }
    : {
        field,
        reason: `is not of the right type (${issue.expected})`,
        fix: `Write a value of type ${issue.expected}`,
      };
}

function unionProblem(issue: z.core.$ZodIssueInvalidUnion): InputProblem {
  const field = formatPath(issue.path);
  const kinds = issue.message.split('Expected ')[1]?.replace(/'/g, '');
  return issue.discriminator && kinds
    ? {
        field,
        reason:
          readPath(issue.input, issue.discriminator) === undefined
            ? 'is missing'
            : 'does not name a kind known here',
        fix: `Write one of ${kinds.split(' | ').join(', ')}`,
      }
    : {
        field,
        reason: 'is not a plain value',
        fix: 'Write a text or a number',
      };
}

function toProblems(issue: Issue): InputProblem[] {
  const field = formatPath(issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map(key => ({
        field: formatPath([...issue.path, key]),
        reason: 'is not a known field',
        fix: 'Remove it, or check its spelling',
      }));
    case 'invalid_type':
      return [invalidType(issue)];
    case 'invalid_value': {
      const values = issue.values.map(String).join(', ');
      return [
        {
          field,
          reason:
            issue.input === undefined
              ? 'is missing'
              : 'is not one of the words known here',
          fix: `Write ${issue.values.length > 1 ? 'one of ' : ''}${values}`,
        },
      ];
    }
    case 'invalid_union':
      return [unionProblem(issue)];
    default:
      return [
        {
          field,
          reason: issue.message.replace(/^Invalid input: /, ''),
          fix: fixOf(issue),
        },
      ];
  }
}

/** The problems of an input by its schema; those of a field once. */
export function problemsOf(error: z.ZodError): InputProblem[] {
  return error.issues.flatMap(toProblems);
}

/**
 * Reads a builder's input. Throws {@link BuilderInputError}: a value that looks like a secret is refused before anything
 * else and never repeated in the message.
 */
export function readInput<T extends z.ZodType>(
  schema: T,
  input: unknown,
): z.output<T> {
  const secrets = findSecrets(input);
  if (secrets.length > 0) {
    throw new BuilderInputError(secrets);
  }
  const result = schema.safeParse(input, { reportInput: true });
  if (!result.success) {
    throw new BuilderInputError(problemsOf(result.error));
  }
  return result.data;
}
