import {
  AGENTS,
  AUTOSCALING,
  CLOUDS,
  INSTALLS,
  PROVISIONERS,
  SETUP_RELEASES,
} from '@kaito-portal/backstage-plugin-kaito-common/cluster-setup';
import type { z as zod3 } from 'zod/v3';

type Z = typeof zod3;

const text = (description: string) => (z: Z) =>
  z.string().optional().describe(description);
const map = (description: string) => (z: Z) =>
  z.record(z.unknown()).optional().describe(description);
const words = (choices: readonly string[]) => choices.join(', ');

/**
 * The input of `kaito:cluster:render` as the Scaffolder declares it. Only its rough shape is said here; each field is
 * read by the library, which says of every one what it takes.
 */
export const clusterFields = {
  requestId: text(
    'Id of the request, given by the form so that sending it twice is one request; follows from the task when left out',
  ),
  cluster: (z: Z) => z.string().describe('Cluster to prepare'),
  agent: (z: Z) =>
    z
      .enum(AGENTS)
      .describe('What keeps the cluster as Git says: flux or argocd'),
  argocdNamespace: text('Namespace of Argo CD; argocd when left out'),
  install: text(
    `Who installs KAITO: ${words(
      INSTALLS,
    )}; chart when left out, none where it is there already`,
  ),
  cloud: text(`${words(CLOUDS)}; azure when left out`),
  chart: map(
    `Of install chart: version (${words(
      SETUP_RELEASES.map(({ version }) => version),
    )}), provisioner (${words(
      PROVISIONERS,
    )}), gates (name: true or false), ragEngine, autoscaling (${words(
      AUTOSCALING,
    )}), gpuOperator, modelStorageClass, streamingServiceAccount`,
  ),
  azure: map(
    'Names that stand in the commands: resourceGroup, clusterName (when AKS calls the cluster otherwise)',
  ),
  nodePool: map(
    'Of the provisioner byo, for the commands: name, instanceType, nodes',
  ),
  portal: map(
    'How the portal signs in (signsIn: token, inside or entra with objectId), and namespaces whose logs it may show (logsNamespaces), whose models it may call (invokeNamespaces), whose RAG indexes it may remove (ragNamespaces), whose Secrets it may look for (secretsNamespaces)',
  ),
  owner: (z: Z) => z.string().describe('Entity ref of the owning team'),
  purpose: (z: Z) => z.string().describe('What it is for'),
};
