import { InputError } from '@backstage/errors';
import {
  fitQuerySchema,
  workloadQuerySchema,
  type FitQuery,
  type WorkloadQuery,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { z } from 'zod';

/** Fields of a workload query that hold one value; every other may be named more than once. */
const SINGLE = new Set(['q', 'sort', 'cursor']);
const NUMBERS = new Set(['minPhaseSeconds', 'limit', 'contextTokens']);

function valueOf(name: string, values: string[], single: boolean): unknown {
  if (NUMBERS.has(name)) {
    // An empty text would be a zero.
    return values.length === 1 && values[0].trim() !== ''
      ? Number(values[0])
      : values.join();
  }
  return single && values.length === 1 ? values[0] : values;
}

function parseQuery<T>(
  schema: z.ZodType<T>,
  search: URLSearchParams,
  isSingle: (name: string) => boolean,
): T {
  const fields = [...new Set(search.keys())].map(name => [
    name,
    valueOf(name, search.getAll(name), isSingle(name)),
  ]);
  const parsed = schema.safeParse(Object.fromEntries(fields));
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

/**
 * Reads the query of `GET /workloads`: `?cluster=a&cluster=b&severity=error&sort=-since&limit=100`.
 * @throws InputError that names the field and what it may be
 */
export function parseWorkloadQuery(search: URLSearchParams): WorkloadQuery {
  return parseQuery(workloadQuerySchema, search, name => SINGLE.has(name));
}

/**
 * Reads the query of `GET /capacity/fit`: `?model=phi-4&cluster=a&contextTokens=8192`.
 * @throws InputError that names the field and what it may be
 */
export function parseFitQuery(search: URLSearchParams): FitQuery {
  return parseQuery(fitQuerySchema, search, name => name === 'model');
}
