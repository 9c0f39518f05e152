import { usePermission } from '@backstage/plugin-permission-react';
import { kaitoRequestCreatePermission } from '@kaito-portal/backstage-plugin-kaito-common/permissions';
import { useCallback } from 'react';
import { useKaitoLinks, type PreparePrefill } from '../../../nav';

/** Address of the form that prepares a cluster; undefined when there is none or the viewer may make no requests. */
export function usePrepareHref(): (
  prefill: PreparePrefill,
) => string | undefined {
  const links = useKaitoLinks();
  const { allowed } = usePermission({
    permission: kaitoRequestCreatePermission,
  });
  return useCallback(
    prefill => (allowed ? links.prepare(prefill) : undefined),
    [links, allowed],
  );
}
