import {
  editPreflightRequestSchema,
  preflightRequestSchema,
} from '@kaito-portal/backstage-plugin-kaito-common/api';

/** What the portal's backend is asked at a path; undefined for a path that is no preflight. */
export function questionSchemaOf(path: string) {
  if (path === '/preflight') return preflightRequestSchema;
  return /^\/workloads(\/[^/]+){4}\/preflight$/.test(path)
    ? editPreflightRequestSchema
    : undefined;
}
