import { useCallback } from 'react';
import { useParams, useSearchParams } from 'react-router-dom';

// The only file of the plugin's pages that knows react-router.

/** Query parameters of the address and a way to change some of them without adding to the browser's history. */
export function useUrlState(): [
  URLSearchParams,
  (change: (params: URLSearchParams) => void) => void,
] {
  const [params, setParams] = useSearchParams();
  const update = useCallback(
    (change: (params: URLSearchParams) => void) =>
      setParams(
        previous => {
          const next = new URLSearchParams(previous);
          change(next);
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  return [params, update];
}

/** Parameters of the page's path. */
export function usePathParams(): Record<string, string | undefined> {
  return useParams();
}
