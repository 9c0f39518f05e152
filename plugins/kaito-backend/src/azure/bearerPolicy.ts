import type { TokenCredential } from '@azure/core-auth';
import type { PipelinePolicy } from '@azure/core-rest-pipeline';
import { AzureError } from './AzureError';

/**
 * Signs requests in. The library's own policy refuses plain HTTP even on loopback, where this is tested; the client
 * has made sure of HTTPS anywhere else. Credentials of `@azure/identity` keep and renew their tokens themselves.
 */
export function bearerPolicy(
  credential: TokenCredential,
  audience: string,
): PipelinePolicy {
  return {
    name: 'kaitoBearerPolicy',
    async sendRequest(request, next) {
      const token = await credential
        .getToken(`${audience}/.default`, { abortSignal: request.abortSignal })
        .catch((error: Error) => {
          // Its message may quote what the identity service was sent: only the kind of error is passed on.
          throw new AzureError(
            `The portal cannot sign in to Azure (${error.name}). Check the credential of \`kaito.azure\` or the workload identity of its pod.`,
          );
        });
      if (token) {
        request.headers.set('authorization', `Bearer ${token.token}`);
      }
      return next(request);
    },
  };
}
