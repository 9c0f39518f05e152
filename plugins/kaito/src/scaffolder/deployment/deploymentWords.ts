import type { Workload } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { shortRef } from '../../components';
import { textAt } from '../form/formValues';
import { shortNodes } from '../../pages/deployments/nodeWords';

/** What a form does with the deployment it asks for. */
export type DeploymentUse = DeploymentEdit | 'call';

/** What a form asks to be done with it. */
export type DeploymentEdit = 'change' | 'extend' | 'retire';

/** A deployment as a form holds it. */
export interface DeploymentValue {
  cluster?: string;
  kind?: string;
  namespace?: string;
  name?: string;
}

const FIELDS = ['cluster', 'kind', 'namespace', 'name'] as const;

/** Whether a form holds this deployment. */
export function isChosen(
  { ref }: Workload,
  value: DeploymentValue | undefined,
): boolean {
  return FIELDS.every(field => ref[field] === value?.[field]);
}

/** What the rest of the form fixes of a deployment. */
export type FixedPart = Pick<DeploymentValue, 'cluster' | 'namespace'>;

/** What the form fixes, as the options of the field say. */
export function fixedBy(
  form: unknown,
  options: { clusterField?: string; namespaceField?: string } | undefined,
): FixedPart {
  const { clusterField, namespaceField } = options ?? {};
  return {
    ...(clusterField && { cluster: textAt(form, clusterField) ?? '' }),
    ...(namespaceField && { namespace: textAt(form, namespaceField) ?? '' }),
  };
}

/** Why a deployment is not where the rest of the form is; null when it is. */
export function elsewhereProblem(
  value: DeploymentValue,
  fixed: FixedPart,
): string | null {
  const wrong = (['cluster', 'namespace'] as const).find(
    field =>
      fixed[field] !== undefined &&
      value[field] !== undefined &&
      value[field] !== fixed[field],
  );
  return wrong
    ? `${value.name} is in the ${wrong} ${value[wrong]}, but this form is about ${fixed[wrong]}. Choose one of the same ${wrong}.`
    : null;
}

/** What is missing before a deployment is named; null when nothing is. */
export function deploymentProblem(
  value: DeploymentValue | undefined,
  fixed: FixedPart = {},
): string | null {
  // What the form fixes may be left to it.
  const asked = FIELDS.filter(field => !(field in fixed));
  const missing = asked.filter(field => !value?.[field]?.trim());
  if (missing.length === asked.length) {
    return 'Choose a deployment.';
  }
  return missing.length > 0
    ? `Name the ${missing.join(
        ' and the ',
      )} of the deployment, or choose one of the list.`
    : null;
}

/** A deployment in one line. */
export function describeDeployment(workload: Workload): string {
  const { ref, model, provenance } = workload;
  return [
    ref.kind,
    model?.catalogName ?? model?.name ?? 'no model of the catalog',
    provenance.owner ? shortRef(provenance.owner) : 'owner not recorded',
  ].join(' · ');
}

function whatStops({ model, endpoint, instanceType, nodes }: Workload) {
  const answers = endpoint
    ? `Whoever calls ${endpoint.inClusterUrl} gets no answer any more.`
    : 'Nothing answers there now.';
  const machines = instanceType
    ? [`Its machines go: ${shortNodes(nodes)} × ${instanceType}.`]
    : [];
  return [
    `Stops ${
      model?.catalogName ?? model?.name ?? 'what runs there'
    }. ${answers}`,
    ...machines,
  ];
}

/** What is to be known of the chosen deployment before anything is asked of it. */
export function deploymentFacts(
  workload: Workload,
  use: DeploymentUse,
): string[] {
  const { ref, provenance, managed } = workload;
  const { owner, purpose, expires } = provenance;
  return [
    `Chosen: ${ref.name} in ${ref.namespace} on ${
      ref.cluster
    }. ${describeDeployment(workload)}`,
    ...(purpose ? [`For: ${purpose}`] : []),
    ...(use === 'retire' ? whatStops(workload) : []),
    ...(use === 'change' && !owner ? ['Nobody is named as its owner.'] : []),
    ...(use === 'retire'
      ? []
      : [expires ? `It is to go after ${expires}.` : 'It has no end.']),
    ...(managed || use === 'call'
      ? []
      : [
          'It names no request of the portal. If the repository does not hold it, the pull request cannot be made and says so.',
        ]),
  ];
}
