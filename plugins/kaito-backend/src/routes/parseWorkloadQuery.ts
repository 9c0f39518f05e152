import { InputError } from '@backstage/errors';
import {
  workloadQuerySchema,
  type WorkloadQuery,
} from '@kaito-portal/backstage-plugin-kaito-common';

/** Fields that hold one value; every other may be named more than once. */
const SINGLE = new Set(['q', 'sort', 'cursor']);
const NUMBERS = new Set(['minPhaseSeconds', 'limit']);

function valueOf(name: string, values: string[]): unknown {
  if (NUMBERS.has(name)) {
    // An empty text would be a zero.
    return values.length === 1 && values[0].trim() !== ''
      ? Number(values[0])
      : values.join();
  }
  return SINGLE.has(name) && values.length === 1 ? values[0] : values;
}

/**
 * Reads the query of `GET /workloads`: `?cluster=a&cluster=b&severity=error&sort=-since&limit=100`.
 * @throws InputError that names the field and what it may be
 */
export function parseWorkloadQuery(search: URLSearchParams): WorkloadQuery {
  const fields = [...new Set(search.keys())].map(name => [
    name,
    valueOf(name, search.getAll(name)),
  ]);
  const parsed = workloadQuerySchema.safeParse(Object.fromEntries(fields));
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
