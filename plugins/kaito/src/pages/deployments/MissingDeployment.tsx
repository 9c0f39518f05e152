import { ButtonLink } from '@backstage/ui';
import { RiFileUnknowLine, RiWifiOffLine } from '@remixicon/react';
import type {
  ClusterView,
  WorkloadRef,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { FreshnessTag, StatePanel } from '../../components';
import { useKaitoLinks } from '../../nav';

/** A deployment the backend does not know: told apart by whether its cluster could have said otherwise. */
export function MissingDeployment(props: {
  workloadRef: WorkloadRef;
  /** Its cluster; undefined when none of that name is known to the viewer. */
  cluster: ClusterView | undefined;
}) {
  const { workloadRef, cluster } = props;
  const links = useKaitoLinks();
  const name = `${workloadRef.kind} ${workloadRef.namespace}/${workloadRef.name}`;
  const back = (
    <ButtonLink href={links.deployments()} variant="secondary">
      All deployments
    </ButtonLink>
  );
  if (cluster && cluster.state !== 'live' && cluster.state !== 'partial') {
    return (
      <StatePanel
        icon={RiWifiOffLine}
        title={`${cluster.title} cannot be asked`}
        action={back}
      >
        Whether {name} exists is not known: the cluster is {cluster.state}.{' '}
        {cluster.message} Last heard from: <FreshnessTag asOf={cluster.asOf} />
      </StatePanel>
    );
  }
  return (
    <StatePanel icon={RiFileUnknowLine} title={`No ${name}`} action={back}>
      {cluster
        ? `${cluster.title} answers and has no such object, or you may not see it. It may have been deleted; the inventory keeps what was.`
        : `No cluster named ${workloadRef.cluster} is configured, or you may not see it.`}
    </StatePanel>
  );
}
