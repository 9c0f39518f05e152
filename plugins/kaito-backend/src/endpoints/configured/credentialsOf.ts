import type { TokenCredential } from '@azure/core-auth';
import {
  createRenewingToken,
  type TokenPair,
} from '../../clusters/credentials/renewingToken';
import type { Dialect } from '../Endpoint';
import { GatewayError } from '../gateway/GatewayError';
import type { EndpointConfig } from './endpointConfig';

const TIMEOUT_MS = 20_000;
const COGNITIVE_SERVICES = 'https://cognitiveservices.azure.com/.default';

/** What a Microsoft Entra token is for, by provider. */
const SCOPES: Partial<Record<EndpointConfig['provider'], string>> = {
  'azure-openai': COGNITIVE_SERVICES,
  'azure-ai-foundry': COGNITIVE_SERVICES,
  'azure-ml': 'https://ml.azure.com/.default',
};

/** Providers that take a key in a header of their own. */
const API_KEY_HEADER: readonly EndpointConfig['provider'][] = [
  'azure-openai',
  'azure-ai-foundry',
];

/** Headers that go with every call to an endpoint, and what must never be repeated. */
export function credentialsOf(
  entry: EndpointConfig,
  azure: () => TokenCredential,
): Required<Pick<Dialect, 'credentials' | 'secrets'>> {
  const fixed: Record<string, string> = {
    ...entry.headers,
    ...(entry.apiKey && keyHeader(entry)),
    // Chooses among the deployments behind one address.
    ...(entry.provider === 'azure-ml' &&
      entry.deployment && { 'azureml-model-deployment': entry.deployment }),
  };
  const token = entry.entra && entraToken(entry, azure);
  let issued: string | undefined;
  return {
    credentials: async () => {
      issued = await token?.token();
      return {
        ...fixed,
        ...(issued && { authorization: `Bearer ${issued}` }),
      };
    },
    secrets: () =>
      [entry.apiKey, issued, ...Object.values(entry.headers ?? {})].filter(
        (secret): secret is string => typeof secret === 'string',
      ),
  };
}

function keyHeader({
  provider,
  apiKey,
}: EndpointConfig): Record<string, string> {
  return API_KEY_HEADER.includes(provider)
    ? { 'api-key': apiKey! }
    : { authorization: `Bearer ${apiKey}` };
}

function entraToken(
  { id, provider, entra }: EndpointConfig,
  azure: () => TokenCredential,
): TokenPair {
  const scope = entra?.scope ?? SCOPES[provider]!;
  const refuse = (why: string) =>
    new GatewayError(
      502,
      `Microsoft Entra gave no token for endpoint ${id}${why}. The platform team needs to check the credential of kaito.azure or the workload identity of the portal's pod.`,
      { code: 'upstream_unauthorized' },
    );
  return createRenewingToken(async () => {
    const answer = await azure()
      .getToken(scope, { abortSignal: AbortSignal.timeout(TIMEOUT_MS) })
      .catch((error: Error) => {
        // Its message may quote what the identity service was sent: only the kind of error is passed on.
        throw refuse(` (${error.name})`);
      });
    if (!answer) {
      throw refuse('');
    }
    return { token: answer.token, expiresAt: answer.expiresOnTimestamp };
  });
}
