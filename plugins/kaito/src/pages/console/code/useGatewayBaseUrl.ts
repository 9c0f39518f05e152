import { discoveryApiRef, useApi } from '@backstage/frontend-plugin-api';
import { paths } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { useEffect, useState } from 'react';

/** OpenAI base URL of an endpoint through the portal, as the outside sees it; null until it is known. */
export function useGatewayBaseUrl(endpointId: string): {
  baseUrl: string | null;
  error: Error | null;
} {
  const discovery = useApi(discoveryApiRef);
  const [backend, setBackend] = useState<string | null>(null);
  const [error, setError] = useState<Error | null>(null);
  useEffect(() => {
    let left = false;
    discovery.getBaseUrl('kaito').then(
      url => !left && setBackend(new URL(url, window.location.href).href),
      reason => !left && setError(reason as Error),
    );
    return () => {
      left = true;
    };
  }, [discovery]);
  const path = paths
    .chatCompletions(endpointId)
    .replace(/\/chat\/completions$/, '');
  return {
    baseUrl: backend && `${backend.replace(/\/+$/, '')}${path}`,
    error,
  };
}
