import { OPERATIONS } from './operations';

const PATTERNS = OPERATIONS.map(({ method, path, operationId }) => ({
  method: method.toUpperCase(),
  operationId,
  pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}/?$`),
}));

/** The operation a request is for, by the API's document. */
export function operationOf(method: string, path: string): string | undefined {
  return PATTERNS.find(
    known => known.method === method && known.pattern.test(path),
  )?.operationId;
}
