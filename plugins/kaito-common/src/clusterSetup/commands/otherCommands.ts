import type { ClusterSetup } from '../ClusterSetup';
import type { CommandStep } from './CommandStep';

/** Karpenter on AWS. */
export const AWS_KARPENTER_STEP: CommandStep = {
  title: 'Install Karpenter',
  why: 'KAITO makes a NodePool of a fixed size for each deployment; Karpenter makes the nodes of it only with its gate StaticCapacity. The role and the tags its guide makes are those the values name.',
  commands: [
    '# An option of `helm upgrade --install karpenter` in the guide:',
    '#   --set settings.featureGates.staticCapacity=true',
    '# After the guide:',
    'kubectl get crd nodepools.karpenter.sh ec2nodeclasses.karpenter.k8s.aws',
  ].join('\n'),
  link: 'https://karpenter.sh/docs/getting-started/getting-started-with-karpenter/',
};

/** GPU nodes that are there, in a cluster that is not AKS. */
export function ownNodesStep(setup: ClusterSetup): CommandStep {
  const name = setup.nodePool?.name ?? 'gpu';
  return {
    title: 'Label the GPU nodes',
    why: `Deployments choose these nodes by the label gpu-pool=${name}. The taint keeps everything else off them; KAITO’s pods tolerate it.`,
    commands: `NODE="<name of a node>"
kubectl label node "$NODE" gpu-pool=${name}
kubectl taint node "$NODE" sku=gpu:NoSchedule

# KAITO reads these labels of the nodes; GPU Feature Discovery sets them.
kubectl get nodes -l gpu-pool=${name} \\
  -L nvidia.com/gpu.product,nvidia.com/gpu.count,nvidia.com/gpu.memory`,
    link: 'https://kaito-project.github.io/kaito/docs/kaito-on-byo-gpu-nodes',
  };
}

/** What an InferencePool is of use to. */
export const GATEWAY_STEP: CommandStep = {
  title: 'Install a gateway that knows InferencePools',
  why: 'KAITO makes the InferencePools; a gateway of your own sends requests to them. It needs the Gateway API and an implementation with the inference extension.',
  commands:
    'kubectl get crd gateways.gateway.networking.k8s.io\nkubectl get gatewayclasses',
  link: 'https://gateway-api-inference-extension.sigs.k8s.io/implementations/gateways/',
};
