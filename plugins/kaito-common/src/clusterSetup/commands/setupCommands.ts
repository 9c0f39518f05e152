import type { ChartSetup, ClusterSetup } from '../ClusterSetup';
import {
  addOnStep,
  gpuProvisionerStep,
  karpenterStep,
  kedaAddOnStep,
  nodePoolStep,
  streamingStep,
} from './azureCommands';
import { codeBlock, type CommandStep } from './CommandStep';
import { connectStep } from './connectStep';
import {
  AWS_KARPENTER_STEP,
  GATEWAY_STEP,
  ownNodesStep,
} from './otherCommands';

function provisionerStep(setup: ClusterSetup, chart: ChartSetup): CommandStep {
  switch (chart.provisioner) {
    case 'karpenter':
      return setup.cloud === 'aws' ? AWS_KARPENTER_STEP : karpenterStep(setup);
    case 'azure-gpu-provisioner':
      return gpuProvisionerStep(setup);
    default:
      return setup.cloud === 'azure'
        ? nodePoolStep(setup, chart.gpuOperator)
        : ownNodesStep(setup);
  }
}

function chartSteps(setup: ClusterSetup, chart: ChartSetup): CommandStep[] {
  const { gates, autoscaling, modelStorageClass, streamingServiceAccount } =
    chart;
  return [
    provisionerStep(setup, chart),
    ...(gates.gatewayAPIInferenceExtension ? [GATEWAY_STEP] : []),
    ...(gates.ModelStreaming
      ? [
          streamingStep(setup, {
            storageClass: modelStorageClass,
            serviceAccount: streamingServiceAccount,
          }),
        ]
      : []),
    ...(autoscaling === 'keda-add-on' ? [kedaAddOnStep(setup)] : []),
  ];
}

/** What a person does by hand beside the pull request, in order. */
export function setupCommands(setup: ClusterSetup): CommandStep[] {
  return [
    ...(setup.install === 'aks-add-on' ? [addOnStep(setup)] : []),
    ...(setup.chart ? chartSteps(setup, setup.chart) : []),
    connectStep(setup),
  ];
}

/** The steps as Markdown, each with its heading. */
export function commandsMarkdown(steps: readonly CommandStep[]): string {
  return steps
    .map(({ title, why, commands, link }) =>
      [
        `#### ${title}`,
        why,
        commands && codeBlock(commands, 'sh'),
        link && `Described at <${link}>.`,
      ]
        .filter(Boolean)
        .join('\n\n'),
    )
    .join('\n\n');
}
