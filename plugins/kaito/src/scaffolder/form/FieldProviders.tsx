import { useApi } from '@backstage/frontend-plugin-api';
import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { kaitoApiRef } from '../../api';
import { queryClientFor } from '../../hooks/queryClient';

/** What a field needs around it to ask the kaito backend; a form is no page of ours. */
export function FieldProviders(props: { children: ReactNode }) {
  const api = useApi(kaitoApiRef);
  return (
    <QueryClientProvider client={queryClientFor(api)}>
      {props.children}
    </QueryClientProvider>
  );
}
