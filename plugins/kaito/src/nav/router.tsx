import { useCallback, type ReactNode } from 'react';
import { Route, Routes, useParams, useSearchParams } from 'react-router-dom';

// The only file of the pages that knows react-router.

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

/** A list and, below it, the page of one of its items. */
export function ListAndDetail(props: {
  list: ReactNode;
  detailPath: string;
  detail: ReactNode;
}) {
  return (
    <Routes>
      <Route index element={props.list} />
      <Route path={props.detailPath} element={props.detail} />
    </Routes>
  );
}
