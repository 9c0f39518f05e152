import type { z } from 'zod';

/** One route of the API that answers with JSON. */
export interface Operation {
  operationId: string;
  method: 'get' | 'post' | 'put' | 'delete';
  /** In OpenAPI's notation. */
  path: string;
  summary: string;
  /** Name and schema of the answer; left out for a model's own answer. */
  answer?: { name: string; schema: z.ZodType };
  /** Name and schema of the data of each event, where the answer is a stream of them. */
  stream?: { name: string; schema: z.ZodType };
  /** Whether the answer is plain text. */
  text?: boolean;
  /** Query parameters. A list is a parameter that may be named more than once. */
  query?: z.ZodObject;
  /** Status codes beside 200, 401 and 500. */
  refusals: number[];
  /** Name and schema of a JSON body. */
  input?: { name: string; schema: z.ZodType };
  /** Whether it takes a body that is passed on as it came. */
  body?: boolean;
}
