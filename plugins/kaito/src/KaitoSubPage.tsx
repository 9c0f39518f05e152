import type { ReactNode } from 'react';
import { KaitoProviders } from './hooks';
import { useRouteRefLinks } from './nav/useRouteRefLinks';
import styles from './KaitoSubPage.module.css';

/** Wraps a page for the new frontend system, whose shell draws header and tabs and leaves the main landmark to the page. */
export function KaitoSubPage(props: { children: ReactNode }) {
  return (
    <KaitoProviders links={useRouteRefLinks()}>
      <main className={styles.page}>{props.children}</main>
    </KaitoProviders>
  );
}
