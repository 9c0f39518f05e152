import { InputError } from '@backstage/errors';
import {
  logQuerySchema,
  type LogQuery,
} from '@kaito-portal/backstage-plugin-kaito-common';

const NUMBERS = new Set(['tailLines', 'sinceSeconds']);
const FLAGS = new Set(['previous', 'follow']);

/** Reads which log is asked for. @throws InputError that names the field and what it may be */
export function parseLogQuery(search: URLSearchParams): LogQuery {
  const fields = [...new Set(search.keys())].map(name => [
    name,
    valueOf(name, search.getAll(name)),
  ]);
  const parsed = logQuerySchema.safeParse(Object.fromEntries(fields));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new InputError(
      issue.path.length > 0
        ? `${issue.path.join('.')}: ${issue.message}`
        : issue.message,
    );
  }
  return parsed.data;
}

function valueOf(name: string, values: string[]): unknown {
  const [value] = values;
  if (values.length !== 1 || value === '') {
    return values;
  }
  if (FLAGS.has(name)) {
    return value === 'true' || (value === 'false' ? false : value);
  }
  return NUMBERS.has(name) ? Number(value) : value;
}
