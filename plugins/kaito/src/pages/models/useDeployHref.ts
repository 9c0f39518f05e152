import { usePermission } from '@backstage/plugin-permission-react';
import { kaitoRequestCreatePermission } from '@kaito-portal/backstage-plugin-kaito-common/permissions';
import { useMemo } from 'react';
import { useKaitoLinks, type DeployPrefill } from '../../nav';

/** Address of the request form; undefined when there is none or the viewer may not ask for models. */
export type DeployHref = (prefill: DeployPrefill) => string | undefined;

const NONE: DeployHref = () => undefined;

/** See {@link DeployHref}. `reason` says why there is no address; null when there is one, or while that is not known. */
export function useDeployHref(): { href: DeployHref; reason: string | null } {
  const links = useKaitoLinks();
  const { allowed, loading } = usePermission({
    permission: kaitoRequestCreatePermission,
  });
  return useMemo(() => {
    if (!links.deploy()) {
      return {
        href: NONE,
        reason:
          'This portal has no request form: the scaffolder is not installed.',
      };
    }
    if (allowed) {
      return { href: links.deploy, reason: null };
    }
    return {
      href: NONE,
      reason: loading
        ? null
        : 'You may look, but not request models. Ask the team that runs this portal for the right kaito.request.create.',
    };
  }, [links, allowed, loading]);
}
