import { z } from 'zod';
import { clusterName } from '../requests/clusterName';
import { DeploymentRequestError } from '../requests/DeploymentRequestError';
import { refuseSecrets } from '../requests/refuseSecrets';
import { requestId } from '../requests/requestId';
import { withoutBlanks } from '../requests/withoutBlanks';
import { checkSetup } from './checkSetup';
import {
  azureName,
  dnsLabel,
  filled,
  machineType,
  objectName,
  poolName,
} from './fields';
import { chosenGates } from './gates';
import {
  CLOUDS,
  findSetupRelease,
  PROVISIONERS,
  SETUP_RELEASES,
  type SetupRelease,
} from './releases';

/** The agent that keeps the cluster as Git says. */
export const AGENTS = ['flux', 'argocd'] as const;
/** Who installs KAITO: the agent by its chart, Azure as add-on of AKS, or nobody, because it is there. */
export const INSTALLS = ['chart', 'aks-add-on', 'none'] as const;
/** How the portal signs in to the cluster: with a token of its account, as a pod with that account, or with Microsoft Entra. */
export const SIGN_INS = ['token', 'inside', 'entra'] as const;
/** How InferenceSets are scaled by load: not, by a KEDA the agent installs, by the KEDA add-on of AKS. */
export const AUTOSCALING = ['none', 'keda', 'keda-add-on'] as const;

const RELEASE_WORDS = SETUP_RELEASES.map(({ version }) => version).join(', ');

const chartSchema = z.strictObject({
  version: z
    .string()
    .default(SETUP_RELEASES[0].version)
    .transform((text, context): SetupRelease => {
      const release = findSetupRelease(text);
      if (release) return release;
      context.addIssue({
        code: 'custom',
        message: `a cluster can be prepared with KAITO ${RELEASE_WORDS}; choose one of them`,
      });
      return z.NEVER;
    }),
  provisioner: z.enum(PROVISIONERS).optional(),
  gates: z.record(z.string(), z.boolean()).default({}),
  ragEngine: z.boolean().default(false),
  autoscaling: z.enum(AUTOSCALING).default('none'),
  gpuOperator: z.boolean().default(false),
  modelStorageClass: objectName.default('blob-fuse'),
  streamingServiceAccount: objectName.default('kaito-model-streamer'),
});

const setupSchema = z.strictObject({
  requestId: requestId.optional(),
  cluster: z.string({ error: 'is missing' }).trim().pipe(clusterName),
  owner: filled('name the owning team', 256),
  purpose: filled('say what it is for', 500),
  agent: z.enum(AGENTS, { error: `choose ${AGENTS.join(' or ')}` }),
  argocdNamespace: dnsLabel.default('argocd'),
  install: z
    .enum(INSTALLS, { error: `choose one of ${INSTALLS.join(', ')}` })
    .default('chart'),
  cloud: z
    .enum(CLOUDS, { error: `choose one of ${CLOUDS.join(', ')}` })
    .default('azure'),
  chart: chartSchema.optional(),
  azure: z
    .strictObject({
      resourceGroup: azureName.optional(),
      clusterName: azureName.optional(),
    })
    .default({}),
  nodePool: z
    .strictObject({
      name: poolName.default('gpu'),
      instanceType: machineType.optional(),
      nodes: z.number().int().min(1).max(1000).default(1),
    })
    .optional(),
  portal: z
    .strictObject({
      signsIn: z
        .enum(SIGN_INS, { error: `choose one of ${SIGN_INS.join(', ')}` })
        .default('token'),
      objectId: z
        .guid('write the object id of the portal’s identity, a GUID')
        .optional(),
      logsNamespaces: z.array(dnsLabel).max(50).default([]),
      invokeNamespaces: z.array(dnsLabel).max(50).default([]),
      ragNamespaces: z.array(dnsLabel).max(50).default([]),
      secretsNamespaces: z.array(dnsLabel).max(50).default([]),
    })
    .prefault({}),
});

type Read = z.output<typeof setupSchema>;

/** KAITO by its charts, everything decided. */
export interface ChartSetup
  extends Omit<z.output<typeof chartSchema>, 'version' | 'provisioner'> {
  release: SetupRelease;
  provisioner: (typeof PROVISIONERS)[number];
  /** Every gate of the release. */
  gates: Record<string, boolean>;
}

/** How a cluster is to be prepared: the input of `kaito:cluster:render`, read. */
export interface ClusterSetup extends Omit<Read, 'chart'> {
  /** Null unless the agent installs KAITO. */
  chart: ChartSetup | null;
}

/** What a person may write. */
export type ClusterSetupInput = z.input<typeof setupSchema>;

function problemsOf(error: z.ZodError) {
  return error.issues.map(issue => ({
    field: issue.path.join('.'),
    reason:
      issue.code === 'unrecognized_keys'
        ? `${issue.keys.join(
            ', ',
          )}: no such field; remove it or check its spelling`
        : issue.message,
  }));
}

/**
 * Reads how a cluster is to be prepared, as a form or a template writes it: blanks count as left out.
 * @throws DeploymentRequestError that names each field, what is wrong with it and what to do
 */
export function readClusterSetup(input: unknown): ClusterSetup {
  const given = withoutBlanks(input);
  refuseSecrets(given);
  const result = setupSchema.safeParse(given);
  if (!result.success) {
    throw new DeploymentRequestError('unreadable', problemsOf(result.error));
  }
  const { chart, ...rest } = result.data;
  const problems = checkSetup(result.data);
  if (problems.length > 0) {
    throw new DeploymentRequestError('impossible', problems);
  }
  if (rest.install !== 'chart') return { ...rest, chart: null };
  const { version, ...choices } = chart ?? chartSchema.parse({});
  return {
    ...rest,
    chart: {
      ...choices,
      release: version,
      provisioner: choices.provisioner ?? version.provisioners[rest.cloud][0],
      gates: chosenGates(version, choices.gates),
    },
  };
}
