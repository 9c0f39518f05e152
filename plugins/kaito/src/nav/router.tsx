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

/** A page, the pages below it, and what to show for any other address there. */
export function PageRoutes(props: {
  index: ReactNode;
  details?: readonly { path: string; page: ReactNode }[];
  missing: ReactNode;
}) {
  const { index, details = [], missing } = props;
  return (
    <Routes>
      <Route index element={index} />
      {details.map(({ path, page }) => (
        <Route key={path} path={path} element={page} />
      ))}
      <Route path="*" element={missing} />
    </Routes>
  );
}
