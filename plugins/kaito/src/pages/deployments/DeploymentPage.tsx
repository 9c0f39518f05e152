import { Link } from '@backstage/ui';
import {
  workloadKindSchema,
  workloadRefSchema,
  type WorkloadRef,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { RiFileUnknowLine } from '@remixicon/react';
import {
  ClusterBanner,
  errorKind,
  FreshnessTag,
  PageBody,
  PhaseChip,
  QueryStates,
  StatePanel,
} from '../../components';
import { useClusters, usePathParams, useWorkload } from '../../hooks';
import { LiveTag } from '../../live';
import { useKaitoLinks } from '../../nav';
import { DeploymentView } from './DeploymentView';
import { GitSection } from './git';
import { MissingDeployment } from './MissingDeployment';

function KnownKind(props: { workloadRef: WorkloadRef }) {
  const { workloadRef } = props;
  const links = useKaitoLinks();
  const query = useWorkload(workloadRef);
  const clusters = useClusters();
  const cluster = clusters.data?.items.find(
    ({ name }) => name === workloadRef.cluster,
  );
  const { data, error } = query;
  const isMissing = error && errorKind(error) === 'not-found';
  return (
    <PageBody
      title={workloadRef.name}
      description={
        <>
          {workloadRef.kind} in {workloadRef.namespace} on {workloadRef.cluster}{' '}
          · <Link href={links.deployments()}>all deployments</Link>
        </>
      }
      actions={
        data &&
        !isMissing && (
          <>
            <PhaseChip phase={data.phase} />
            <LiveTag />
            <FreshnessTag
              asOf={data.stale ? data.asOf : query.receivedAt}
              stale={data.stale}
            />
          </>
        )
      }
    >
      {!isMissing && <ClusterBanner clusters={cluster && [cluster]} />}
      {isMissing ? (
        <>
          <MissingDeployment workloadRef={workloadRef} cluster={cluster} />
          <GitSection workloadRef={workloadRef} isOptional />
        </>
      ) : (
        <QueryStates what="this deployment" query={query}>
          {workload => <DeploymentView workload={workload} />}
        </QueryStates>
      )}
    </PageBody>
  );
}

/** One deployment, named by the address. */
export function DeploymentPage() {
  const params = usePathParams();
  const { cluster, kind, namespace, name } = params;
  const parsed = workloadRefSchema.safeParse({
    cluster,
    kind,
    namespace,
    name,
  });
  if (!parsed.success) {
    return (
      <PageBody title={name ?? 'Deployment'}>
        <StatePanel icon={RiFileUnknowLine} title={`Unknown kind ${kind}`}>
          The portal shows {workloadKindSchema.options.join(', ')}. Check the
          address.
        </StatePanel>
      </PageBody>
    );
  }
  return <KnownKind workloadRef={parsed.data} />;
}
