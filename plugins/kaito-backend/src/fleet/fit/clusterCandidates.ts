import type { ClusterKaito } from '@kaito-portal/backstage-plugin-kaito-common';
import type { ClusterSnapshot } from '../../watch/ClusterSnapshot';
import { freshnessOf } from '../freshness';
import { byoCandidates } from './byoCandidates';
import type { Candidate, FitQuestion } from './Candidate';
import { provisionedCandidates } from './provisionedCandidates';

/** Where a model would find room in one cluster. */
export function clusterCandidates(
  question: FitQuestion,
  snapshot: ClusterSnapshot,
  { installation, message, asOf, stale }: ClusterKaito,
): Candidate[] {
  const unknown = (reason: string): Candidate[] => [
    {
      cluster: snapshot.name,
      instanceType: null,
      gpuModel: null,
      verdict: 'not-checked',
      reason,
      warnings: [],
      needs: null,
      freeNodes: null,
      ...freshnessOf(snapshot, 'Deployment'),
    },
  ];
  if (!installation) {
    return unknown(
      message ?? 'How KAITO is installed in this cluster is not known.',
    );
  }
  const { provisioner, cloud } = installation;
  if (provisioner === 'byo') {
    const found = byoCandidates(
      question,
      { nodes: snapshot.objects('Node'), pods: snapshot.objects('Pod') },
      {
        cluster: snapshot.name,
        ...freshnessOf(snapshot, 'Node', 'Pod', 'Deployment'),
      },
    );
    return found.length > 0
      ? found
      : unknown(
          'KAITO uses nodes brought by hand here, and none carries the labels of GPU Feature Discovery.',
        );
  }
  if (!provisioner) {
    return unknown(
      'The controller of this cluster does not say how it provisions nodes.',
    );
  }
  // The gpu-provisioner exists for Azure alone.
  const tables =
    cloud ?? (provisioner === 'azure-gpu-provisioner' ? 'azure' : null);
  return tables === null
    ? unknown(
        'The controller of this cluster does not say which cloud it orders machines from (CLOUD_PROVIDER).',
      )
    : provisionedCandidates(question, tables, {
        cluster: snapshot.name,
        stale,
        asOf: asOf ?? freshnessOf(snapshot, 'Deployment').asOf,
      });
}
