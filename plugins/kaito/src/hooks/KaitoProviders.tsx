import { useApi } from '@backstage/frontend-plugin-api';
import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { kaitoApiRef } from '../api';
import { LiveChangesProvider } from '../live';
import { KaitoLinksProvider, type KaitoLinks } from '../nav';
import { queryClientFor } from './queryClient';

/** Everything a page needs around it, whichever frontend system it runs in. */
export function KaitoProviders(props: {
  links: KaitoLinks;
  children: ReactNode;
}) {
  const api = useApi(kaitoApiRef);
  return (
    <QueryClientProvider client={queryClientFor(api)}>
      <LiveChangesProvider>
        <KaitoLinksProvider value={props.links}>
          {props.children}
        </KaitoLinksProvider>
      </LiveChangesProvider>
    </QueryClientProvider>
  );
}
