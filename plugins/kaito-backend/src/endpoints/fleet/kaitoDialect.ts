import {
  ENDPOINT_CALLS,
  type EndpointCallName,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { Dialect } from '../Endpoint';

/** vLLM serves these without `/v1`. */
const AT_ROOT: Partial<Record<EndpointCallName, string>> = {
  tokenize: '/tokenize',
  detokenize: '/detokenize',
};

/** KAITO's own runtimes, which ask for no credentials. */
export const KAITO_DIALECT: Dialect = {
  pathOf: call => AT_ROOT[call] ?? ENDPOINT_CALLS[call].path,
};
