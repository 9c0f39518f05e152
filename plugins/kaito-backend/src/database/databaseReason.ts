import { toError } from '@backstage/errors';

const LONGEST = 300;

/**
 * Why a statement failed, for logs and people. Knex puts the whole statement with its values in front of the
 * database's own words; those may hold anything a manifest holds and are left out.
 */
export function databaseReason(error: unknown): string {
  const { message } = toError(error);
  const words = message.slice(message.lastIndexOf(' - ') + 1);
  return words.replace(/^- /, '').slice(0, LONGEST);
}
