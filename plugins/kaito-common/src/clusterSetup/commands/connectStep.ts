import type { ClusterSetup } from '../ClusterSetup';
import { WATCHER } from '../portalAccess';
import { azureNames } from './azureCommands';
import { command, type CommandStep } from './CommandStep';

const { namespace, name } = WATCHER;

function withToken({ cluster }: ClusterSetup): CommandStep {
  return {
    title: 'Let the portal see the cluster',
    why: 'Once the agent has applied this, the cluster holds a token of the portal’s account. Hand it to the portal as an environment variable or through its secret store, never through Git. Nothing is to do where the portal sees the cluster already.',
    commands: `kubectl --namespace ${namespace} get secret ${name} \\
  --output jsonpath='{.data.token}' | base64 --decode

# app-config of the portal, under kubernetes.clusterLocatorMethods, type config:
#   - name: ${cluster}
#     url: <address of the API server>
#     authProvider: serviceAccount
#     serviceAccountToken: \${TOKEN_OF_THE_CLUSTER}
#     caData: \${CA_OF_THE_CLUSTER}`,
    link: null,
  };
}

function inside(): CommandStep {
  return {
    title: 'Run the portal with this account',
    why: 'A portal inside the cluster needs no token of its own: its pod gets one that is renewed.',
    commands: `# In the pod of the portal, which must be in the namespace ${namespace}:
#   serviceAccountName: ${name}`,
    link: null,
  };
}

function withEntra(setup: ClusterSetup, objectId: string): CommandStep {
  return {
    title: 'Let the portal find the cluster',
    why: 'The portal asks Azure for address and authority of the cluster, and signs in with its own identity. Nothing is to do where the portal sees the cluster already.',
    commands: [
      azureNames(setup),
      command(
        'az role assignment create',
        '--role "Azure Kubernetes Service Cluster User Role"',
        `--assignee-object-id ${objectId}`,
        '--assignee-principal-type ServicePrincipal',
        '--scope "$(az aks show --resource-group "$RESOURCE_GROUP" --name "$CLUSTER" --query id -o tsv)"',
      ),
      `# app-config of the portal, unless its subscription is named there already:
#   kaito:
#     azure: {}
#     clusters:
#       aks:
#         - subscriptionId: <subscription of the cluster>`,
    ].join('\n\n'),
    link: null,
  };
}

/** How the portal comes to see the cluster once it is merged and applied. */
export function connectStep(setup: ClusterSetup): CommandStep {
  const { signsIn, objectId } = setup.portal;
  if (objectId) return withEntra(setup, objectId);
  return signsIn === 'inside' ? inside() : withToken(setup);
}
