import type { ClusterSetup } from '../ClusterSetup';
import { command, type CommandStep } from './CommandStep';

/** The GPU provisioner's release its chart is taken from. */
const GPU_PROVISIONER = '0.4.4';
const AKS_DOCS = 'https://learn.microsoft.com/azure/aks';

/** Names every command refers to. What is not known is left for a person to fill in. */
export function azureNames(setup: ClusterSetup): string {
  const group = setup.azure.resourceGroup ?? '<resource group of the cluster>';
  return `RESOURCE_GROUP="${group}"
CLUSTER="${setup.azure.clusterName ?? setup.cluster}"`;
}

const IDENTITY = [
  '--resource-group "$RESOURCE_GROUP"',
  '--name "$CLUSTER"',
] as const;

const WORKLOAD_IDENTITY = command(
  'az aks update',
  ...IDENTITY,
  '--enable-oidc-issuer',
  '--enable-workload-identity',
);

/** KAITO as add-on of AKS: Azure installs it, chooses its release and keeps it up to date. */
export function addOnStep(setup: ClusterSetup): CommandStep {
  return {
    title: 'Enable the AKS add-on',
    why: 'Azure installs KAITO and a GPU provisioner into kube-system and chooses their release and gates. Enable it before deployments are asked for.',
    commands: [
      azureNames(setup),
      command(
        'az aks update',
        ...IDENTITY,
        '--enable-ai-toolchain-operator',
        '--enable-oidc-issuer',
      ),
      'kubectl get deployments --namespace kube-system | grep kaito',
    ].join('\n\n'),
    link: `${AKS_DOCS}/ai-toolchain-operator`,
  };
}

/** What the Azure GPU provisioner needs: an identity that may change the cluster, trusted for its service account. */
export function gpuProvisionerStep(setup: ClusterSetup): CommandStep {
  return {
    title: 'Install the Azure GPU provisioner',
    why: 'KAITO writes down which GPU nodes it needs; this controller makes them. Its chart needs ids of the identity made here, so it is installed by hand. It is deprecated: new clusters get Karpenter.',
    commands: [
      azureNames(setup),
      WORKLOAD_IDENTITY,
      `IDENTITY=kaitoprovisioner
az identity create --name "$IDENTITY" --resource-group "$RESOURCE_GROUP"`,
      command(
        'az role assignment create',
        '--role Contributor',
        '--assignee "$(az identity show --name "$IDENTITY" --resource-group "$RESOURCE_GROUP" --query principalId -o tsv)"',
        '--scope "$(az aks show --resource-group "$RESOURCE_GROUP" --name "$CLUSTER" --query id -o tsv)"',
      ),
      command(
        'az identity federated-credential create',
        '--name kaito-federatedcredential',
        '--identity-name "$IDENTITY"',
        '--resource-group "$RESOURCE_GROUP"',
        '--issuer "$(az aks show --resource-group "$RESOURCE_GROUP" --name "$CLUSTER" --query oidcIssuerProfile.issuerUrl -o tsv)"',
        '--subject system:serviceaccount:gpu-provisioner:gpu-provisioner',
        '--audience api://AzureADTokenExchange',
      ),
      `# Writes gpu-provisioner-values.yaml from what Azure says of the cluster and the identity; needs jq and yq.
curl -sO https://raw.githubusercontent.com/Azure/gpu-provisioner/main/hack/deploy/configure-helm-values.sh
bash configure-helm-values.sh "$CLUSTER" "$RESOURCE_GROUP" "$IDENTITY"`,
      command(
        'helm install gpu-provisioner',
        `https://github.com/Azure/gpu-provisioner/raw/gh-pages/charts/gpu-provisioner-${GPU_PROVISIONER}.tgz`,
        '--namespace gpu-provisioner --create-namespace',
        '--values gpu-provisioner-values.yaml',
        '--set settings.azure.clusterName="$CLUSTER"',
        '--wait',
      ),
    ].join('\n\n'),
    link: 'https://github.com/Azure/gpu-provisioner',
  };
}

/** What Karpenter needs of AKS. Its own guide goes on from there. */
export function karpenterStep(setup: ClusterSetup): CommandStep {
  return {
    title: 'Install Karpenter',
    why: 'KAITO makes a NodePool for each deployment; Karpenter for Azure makes the nodes of it. It needs a cluster with workload identity; identities, roles and the controller are set up as its guide says.',
    commands: [
      azureNames(setup),
      WORKLOAD_IDENTITY,
      '# After the guide: KAITO needs these kinds.\nkubectl get crd nodepools.karpenter.sh aksnodeclasses.karpenter.azure.com',
    ].join('\n\n'),
    link: 'https://github.com/Azure/karpenter-provider-azure#installation-self-hosted-karpenter',
  };
}

/** GPU nodes brought by hand: a pool that only what tolerates it may use, found by a label. */
export function nodePoolStep(
  setup: ClusterSetup,
  gpuOperator: boolean,
): CommandStep {
  const { name, instanceType, nodes } = setup.nodePool ?? {
    name: 'gpu',
    instanceType: undefined,
    nodes: 1,
  };
  return {
    title: 'Add a pool of GPU nodes',
    why: `Deployments choose these nodes by the label gpu-pool=${name}. The taint keeps everything else off them; KAITO’s pods tolerate it. The nodes cost money from then on.`,
    commands: [
      azureNames(setup),
      command(
        'az aks nodepool add',
        '--resource-group "$RESOURCE_GROUP"',
        '--cluster-name "$CLUSTER"',
        `--name ${name}`,
        `--node-count ${nodes}`,
        `--node-vm-size ${instanceType ?? '"<machine type>"'}`,
        `--labels gpu-pool=${name}`,
        '--node-taints sku=gpu:NoSchedule',
        ...(gpuOperator ? ['--gpu-driver none'] : []),
      ),
      `# KAITO reads these labels of the nodes; GPU Feature Discovery sets them.
kubectl get nodes -l gpu-pool=${name} \\
  -L nvidia.com/gpu.product,nvidia.com/gpu.count,nvidia.com/gpu.memory`,
    ].join('\n\n'),
    link: `${AKS_DOCS}/use-nvidia-gpu`,
  };
}

/** KEDA as add-on of AKS. */
export function kedaAddOnStep(setup: ClusterSetup): CommandStep {
  return {
    title: 'Enable the KEDA add-on',
    why: 'The scaler for InferenceSets that is installed here works beside it.',
    commands: [
      azureNames(setup),
      command('az aks update', ...IDENTITY, '--enable-keda'),
    ].join('\n\n'),
    link: `${AKS_DOCS}/keda-deploy-add-on-cli`,
  };
}

/** What weights stream from: a driver for Blob Storage and an account that may read it, in each namespace. */
export function streamingStep(
  setup: ClusterSetup,
  streaming: { storageClass: string; serviceAccount: string },
): CommandStep {
  const { storageClass, serviceAccount } = streaming;
  return {
    title: 'Let models stream their weights',
    why: `KAITO refuses every vLLM deployment until the Blob CSI driver is there. The StorageClass ${storageClass} and, in each namespace, the ServiceAccount ${serviceAccount} with workload identity are set up as KAITO’s guide says.`,
    commands: [
      azureNames(setup),
      WORKLOAD_IDENTITY,
      command('az aks update', ...IDENTITY, '--enable-blob-driver'),
      `kubectl get csidriver blob.csi.azure.com\nkubectl get storageclass ${storageClass}`,
    ].join('\n\n'),
    link: 'https://kaito-project.github.io/kaito/docs/model-mirror-streaming',
  };
}
