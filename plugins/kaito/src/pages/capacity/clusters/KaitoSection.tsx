import { ButtonLink, Text } from '@backstage/ui';
import type { ClusterView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import {
  CLOUD_WORDS,
  FactList,
  FreshnessTag,
  Section,
  type Fact,
} from '../../../components';
import { kaitoVersion, provisioner } from './clusterFacts';
import { preparePrefill } from './preparePrefill';
import { usePrepareHref } from './usePrepareHref';

const DISTRIBUTIONS = { 'aks-add-on': 'AKS add-on', helm: 'Helm chart' };

function gateWords(gates: Record<string, boolean>): string {
  const words = Object.entries(gates)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([gate, on]) => `${gate} ${on ? 'on' : 'off'}`);
  return words.length > 0 ? words.join(', ') : 'none set: the defaults hold';
}

/** Leads to the form by which KAITO is brought into the cluster, or changed where Helm installed it. */
function PrepareLink(props: { cluster: ClusterView }) {
  const { cluster } = props;
  const { state, installation } = cluster.kaito;
  const href = usePrepareHref()(preparePrefill(cluster));
  const isThere = state === 'found' && installation?.distribution === 'helm';
  if (!href || (state !== 'not-found' && !isThere)) {
    return null;
  }
  return (
    <ButtonLink href={href} variant={isThere ? 'secondary' : 'primary'}>
      {isThere ? 'Change release or gates' : 'Prepare this cluster'}
    </ButtonLink>
  );
}

/** How KAITO is installed in a cluster, from the Deployment of its controller. */
export function KaitoSection(props: { cluster: ClusterView }) {
  const { cluster } = props;
  const { kaito } = cluster;
  const { installation, catalog } = kaito;
  const facts: Fact[] = [['Release', kaitoVersion(cluster)]];
  if (installation) {
    const { cloud, distribution } = installation;
    facts.push(
      ['Controller', installation.running ? 'running' : 'no replica is ready'],
      ['Deployment', `${installation.namespace}/${installation.deployment}`],
      ['GPU nodes by', provisioner(cluster)],
      ['Machine types of', cloud ? CLOUD_WORDS[cloud] : 'not known'],
      [
        'Installed by',
        distribution ? DISTRIBUTIONS[distribution] : 'not known',
      ],
      ['Feature gates', gateWords(installation.gates)],
    );
  }
  facts.push([
    'Model data used',
    `KAITO ${catalog.release}${catalog.exact ? '' : ', the nearest there is'}`,
  ]);
  return (
    <Section title="KAITO">
      {kaito.message && <Text as="p">{kaito.message}</Text>}
      <FactList facts={facts} />
      {installation && installation.others.length > 0 && (
        <Text as="p">
          More than one controller runs here and they work against each other:{' '}
          {installation.others.join(', ')}. Remove all but one.
        </Text>
      )}
      {catalog.note && (
        <Text as="p" color="secondary">
          {catalog.note}
        </Text>
      )}
      {kaito.stale && <FreshnessTag asOf={kaito.asOf} stale />}
      <PrepareLink cluster={cluster} />
    </Section>
  );
}
