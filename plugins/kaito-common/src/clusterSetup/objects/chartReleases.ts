import type { ClusterSetup } from '../ClusterSetup';
import {
  ADD_ON_NAMESPACE,
  KEDA_CHART,
  kedaScalerChart,
  ragEngineChart,
  workspaceChart,
} from './charts';
import type { ChartRelease } from './fluxObjects';
import { workspaceValues } from './workspaceValues';

/** The charts a setup installs, in the order in which they are needed; none where the agent installs nothing. */
export function chartReleases(setup: ClusterSetup): ChartRelease[] {
  const { chart, cloud } = setup;
  if (!chart) return [];
  const { version } = chart.release;
  const releases: ChartRelease[] = [
    {
      chart: workspaceChart(version),
      values: workspaceValues(setup, chart),
      sharesKinds: chart.provisioner === 'karpenter',
    },
  ];
  if (chart.ragEngine) {
    releases.push({
      chart: ragEngineChart(version),
      values: { cloudProviderName: cloud },
      sharesKinds: chart.provisioner === 'karpenter',
    });
  }
  if (chart.autoscaling === 'keda') {
    releases.push({ chart: KEDA_CHART, values: {} });
  }
  if (chart.autoscaling !== 'none') {
    const there = chart.autoscaling === 'keda-add-on';
    releases.push({
      chart: kedaScalerChart(there ? ADD_ON_NAMESPACE : KEDA_CHART.namespace),
      values: {},
      ...(there ? {} : { after: KEDA_CHART.release }),
    });
  }
  return releases;
}
