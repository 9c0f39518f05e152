import { type Finding, ineffective, advice } from '../Finding';
import type { Rule } from '../rule';
import type { PresetSpec, WorkspaceResource } from '../../manifests/types';
import { RESERVED_SELECTOR_KEYS } from '../selector';

/** PREFERRED-NODES: the field once named nodes; it no longer selects any. */
export function preferredNodesFindings(
  resource: Partial<WorkspaceResource> | undefined,
  path: string,
): Finding[] {
  return resource?.preferredNodes?.length
    ? [
        ineffective(
          'PREFERRED-NODES',
          `${path}.preferredNodes`,
          'KAITO accepts `preferredNodes`, which is deprecated, and selects no node by it',
          'Remove it, label the nodes, and select them by `labelSelector.matchLabels`',
        ),
      ]
    : [];
}

export const preferredNodes: Rule = ({ workspace }) =>
  preferredNodesFindings(workspace.resource, 'resource');

function presetOptionFindings(
  preset: PresetSpec | undefined,
  path: string,
): Finding[] {
  return preset?.accessMode === 'private'
    ? [
        ineffective(
          'ACCESS-MODE',
          `${path}.accessMode`,
          '`accessMode` is deprecated and has no effect',
          'Remove it; for a gated model name a Secret under `presetOptions.modelAccessSecret`',
        ),
      ]
    : [];
}

/** ACCESS-MODE: a deprecated field that switches nothing. */
export const accessMode: Rule = ({ workspace }) => [
  ...presetOptionFindings(workspace.inference?.preset, 'inference.preset'),
  ...presetOptionFindings(workspace.tuning?.preset, 'tuning.preset'),
];

/** SELECTOR: without a label of its own a Workspace takes any node. */
export const selectsAnyNode: Rule = ({ workspace }) => {
  const keys = Object.keys(
    workspace.resource?.labelSelector?.matchLabels ?? {},
  );
  const reservedOnly = keys.every(key => RESERVED_SELECTOR_KEYS.has(key));
  // A selector of reserved keys alone is W11.
  return keys.length > 0 || !reservedOnly
    ? []
    : [
        advice(
          'SELECTOR',
          'resource.labelSelector',
          'KAITO chooses nodes by `matchLabels` alone; without any, every node matches, those of other workloads too',
          `Add a label of your own, e.g. \`apps: ${
            workspace.metadata.name ?? 'my-model'
          }\`, under \`resource.labelSelector.matchLabels\``,
        ),
      ];
};

const LONGEST_NAME = 63 - '-headless'.length;

/** NAME-LENGTH: the headless Service is named after the Workspace and must be a DNS label too. */
export const nameLength: Rule = ({ workspace }) => {
  const { name = '' } = workspace.metadata;
  return workspace.inference && name.length > LONGEST_NAME && name.length <= 63
    ? [
        ineffective(
          'NAME-LENGTH',
          'metadata.name',
          `KAITO admits the name, but the Service \`${name}-headless\` it needs would be longer than the 63 characters Kubernetes allows`,
          `Choose a name of at most ${LONGEST_NAME} characters`,
        ),
      ]
    : [];
};

/** TUNING-BYO: tuning is sized by the machine type, which nodes brought by hand do not have. */
export const tuningByHand: Rule = ({ workspace, context }) =>
  workspace.tuning && context.provisioner === 'byo'
    ? [
        ineffective(
          'TUNING-BYO',
          'tuning',
          'KAITO sizes tuning by the machine type, which must be empty on nodes brought by hand: it admits this and never plans it',
          'Tune on a cluster that provisions its nodes',
        ),
      ]
    : [];
