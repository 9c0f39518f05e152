import type { ChartSetup, ClusterSetup } from '../ClusterSetup';
import { gatesOf, isOnByDefault } from '../gates';

type Values = Record<string, unknown>;

/** Gates that differ from the release's defaults, and the one that says that nodes are brought by hand. */
function featureGates({ release, gates, provisioner }: ChartSetup): Values {
  const changed = gatesOf(release).filter(
    gate => gates[gate.name] !== isOnByDefault(gate, release),
  );
  return {
    ...Object.fromEntries(changed.map(({ name }) => [name, gates[name]])),
    // Also installs GPU Feature Discovery, whose labels KAITO reads of such nodes.
    ...(provisioner === 'byo' && { disableNodeAutoProvisioning: true }),
  };
}

/** What the NVIDIA GPU Operator brings already would be there twice. */
function withoutNvidiaParts({ gpuOperator, provisioner }: ChartSetup): Values {
  if (!gpuOperator) return {};
  return {
    nvidiaDevicePlugin: { enabled: false },
    ...(provisioner === 'byo' && {
      'gpu-feature-discovery': {
        nfd: { enabled: false },
        gfd: { enabled: false },
      },
    }),
  };
}

/** KAITO's chart brings a Flux of its own along with inference pools; beside one that is there, the two would collide. */
function withoutSecondFlux({ agent }: ClusterSetup, chart: ChartSetup): Values {
  return chart.gates.gatewayAPIInferenceExtension && agent === 'flux'
    ? {
        flux2: {
          installCRDs: false,
          rbac: { create: false },
          helmController: { create: false },
          sourceController: { create: false },
        },
      }
    : {};
}

/** On AWS the chart has no node class of its own: machines as Karpenter's own getting-started guide tags them. */
function awsNodeClass(cluster: string): Values {
  const discovery = [{ tags: { 'karpenter.sh/discovery': cluster } }];
  return {
    karpenterProvider: 'aws',
    karpenterProviders: {
      aws: {
        group: 'karpenter.k8s.aws',
        kind: 'EC2NodeClass',
        version: 'v1',
        resourceName: 'ec2nodeclasses',
        nodeClasses: [
          {
            name: 'default',
            default: true,
            spec: {
              role: `KarpenterNodeRole-${cluster}`,
              amiSelectorTerms: [{ alias: 'al2023@latest' }],
              blockDeviceMappings: [
                {
                  deviceName: '/dev/xvda',
                  ebs: {
                    volumeSize: '300Gi',
                    volumeType: 'gp3',
                    deleteOnTermination: true,
                  },
                },
              ],
              subnetSelectorTerms: discovery,
              securityGroupSelectorTerms: discovery,
            },
          },
        ],
      },
    },
  };
}

/** Values of KAITO's `workspace` chart: only what differs from the chart's own. */
export function workspaceValues(
  setup: ClusterSetup,
  chart: ChartSetup,
): Values {
  const { cloud, cluster } = setup;
  const gates = featureGates(chart);
  return {
    clusterName: setup.azure.clusterName ?? cluster,
    cloudProviderName: cloud,
    ...(chart.release.namesProvisioner && {
      nodeProvisioner: chart.provisioner,
    }),
    ...(Object.keys(gates).length > 0 && { featureGates: gates }),
    ...(cloud === 'aws' &&
      chart.provisioner === 'karpenter' &&
      awsNodeClass(cluster)),
    ...withoutNvidiaParts(chart),
    ...withoutSecondFlux(setup, chart),
    ...(chart.gates.ModelStreaming && {
      defaultModelMirrorStorageClass: chart.modelStorageClass,
      defaultStreamingServiceAccount: chart.streamingServiceAccount,
    }),
  };
}
