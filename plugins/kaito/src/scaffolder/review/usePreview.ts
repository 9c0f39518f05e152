import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo } from 'react';
import { useClusters } from '../../hooks';
import type { FormPreview } from './previewForm';

/** What a field that looks at the whole form knows of it. */
export interface Preview {
  /** Undefined while what renders is loaded. */
  preview: FormPreview | undefined;
  /** Why nothing can be rendered here. */
  error: Error | undefined;
  retry(): void;
}

/** Renders what the form asks for, without holding up who types. The builders are loaded when a field needs them. */
export function usePreview(template: unknown, form: unknown): Preview {
  const identity = useApi(identityApiRef);
  const tools = useQuery({
    queryKey: ['preview-tools'],
    queryFn: async () => {
      const [{ previewForm }, { userEntityRef }] = await Promise.all([
        import('./previewForm'),
        identity.getBackstageIdentity(),
      ]);
      return { previewForm, userEntityRef };
    },
    staleTime: Infinity,
    structuralSharing: false,
  });
  const current = useDeferredValue(form);
  const clusters = useClusters().data?.items;
  const { data } = tools;
  const preview = useMemo(
    () => data?.previewForm(template, current, data.userEntityRef, clusters),
    [data, template, current, clusters],
  );
  return {
    preview,
    error: tools.error ?? undefined,
    retry: () => {
      tools.refetch();
    },
  };
}
