import type { ReactNode } from 'react';
import { KaitoProviders } from './hooks';
import { useRouteRefLinks } from './nav/useRouteRefLinks';

/** Wraps a page for the new frontend system, whose shell draws header and tabs. */
export function KaitoSubPage(props: { children: ReactNode }) {
  return (
    <KaitoProviders links={useRouteRefLinks()}>{props.children}</KaitoProviders>
  );
}
