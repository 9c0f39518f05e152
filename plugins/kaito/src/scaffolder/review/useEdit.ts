import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo } from 'react';
import type { DeploymentEdit } from '../deployment/deploymentWords';
import type { FormEdit } from './editOf';

/** What a form would change of a deployment; undefined while what evaluates it is loaded. */
export function useEdit(
  use: DeploymentEdit,
  template: unknown,
  form: unknown,
): FormEdit | undefined {
  const { data } = useQuery({
    queryKey: ['edit-tools'],
    queryFn: () => import('./editOf'),
    staleTime: Infinity,
    structuralSharing: false,
  });
  const current = useDeferredValue(form);
  return useMemo(
    () => data?.editOf(use, template, current),
    [data, use, template, current],
  );
}
