import { InputError } from '@backstage/errors';
import {
  driftQuerySchema,
  fitQuerySchema,
  requestQuerySchema,
  workloadQuerySchema,
  type DriftQuery,
  type FitQuery,
  type RequestQuery,
  type WorkloadQuery,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { z } from 'zod';

/** Fields of a workload query that hold one value; every other may be named more than once. */
const SINGLE = new Set(['q', 'sort', 'cursor']);
const SINGLE_FIT = new Set(['model', 'owner']);
const NUMBERS = new Set(['minPhaseSeconds', 'limit', 'contextTokens']);
const TRUTHS = new Set(['mine']);

function valueOf(name: string, values: string[], single: boolean): unknown {
  if (NUMBERS.has(name)) {
    // An empty text would be a zero.
    return values.length === 1 && values[0].trim() !== ''
      ? Number(values[0])
      : values.join();
  }
  const [only] = values;
  if (TRUTHS.has(name) && values.length === 1) {
    return only === 'true' || (only === 'false' ? false : only);
  }
  return single && values.length === 1 ? only : values;
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
 * Reads the query of `GET /capacity/fit`: `?model=phi-4&cluster=a&contextTokens=8192&owner=group%3Adefault%2Fsearch`.
 * @throws InputError that names the field and what it may be
 */
export function parseFitQuery(search: URLSearchParams): FitQuery {
  return parseQuery(fitQuerySchema, search, name => SINGLE_FIT.has(name));
}

/**
 * Reads the query of `GET /requests`: `?state=in-review&mine=true&sort=-changedAt&limit=100`.
 * @throws InputError that names the field and what it may be
 */
export function parseRequestQuery(search: URLSearchParams): RequestQuery {
  return parseQuery(requestQuerySchema, search, name => SINGLE.has(name));
}

/**
 * Reads the query of `GET /drift`: `?state=drifted&state=missing&cluster=a`.
 * @throws InputError that names the field and what it may be
 */
export function parseDriftQuery(search: URLSearchParams): DriftQuery {
  return parseQuery(driftQuerySchema, search, () => false);
}
