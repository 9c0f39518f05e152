import type { ApiObject } from '../cluster/ApiObject';
import type { ChartRelease } from './ChartRelease';
import type { InstalledChart } from './kaitoCharts';

/** On what an agent installed: the object that wants it. */
export const INSTALLED_BY = 'sandbox.kaito-portal.io/installed-by';

/** Names an object that installs charts. */
export const installerOf = ({ kind, metadata }: ApiObject) =>
  `${kind}.${metadata.namespace ?? ''}.${metadata.name}`;

/** The controller of a chart, as Helm writes it, running unless it fails. */
export function chartDeployment(
  release: ChartRelease,
  chart: InstalledChart,
  installer: string,
): Pick<ApiObject, 'metadata' | 'spec' | 'status'> {
  const labels = {
    'app.kubernetes.io/name': release.chart,
    'app.kubernetes.io/instance': release.name,
  };
  const ready = chart.fails ? 0 : 1;
  return {
    metadata: {
      name: release.name,
      namespace: release.namespace,
      labels: {
        ...labels,
        'app.kubernetes.io/managed-by': 'Helm',
        [INSTALLED_BY]: installer,
      },
      annotations: {
        'meta.helm.sh/release-name': release.name,
        'meta.helm.sh/release-namespace': release.namespace,
      },
    },
    spec: {
      replicas: 1,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          containers: [
            {
              name: release.chart,
              image: chart.image,
              args: chart.args,
              env: chart.env,
            },
          ],
        },
      },
    },
    status: {
      replicas: 1,
      readyReplicas: ready,
      availableReplicas: ready,
    },
  };
}
