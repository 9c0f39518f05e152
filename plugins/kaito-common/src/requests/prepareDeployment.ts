import { type BundleFinding, checkBundle } from '../manifests';
import { findModel, isGated } from '../models';
import type { ValidationContext } from '../validation';
import { type DeploymentRequest } from './DeploymentRequest';
import { DeploymentRequestError, impossible } from './DeploymentRequestError';
import {
  renderDeployment,
  type RenderedDeployment,
  type RequestClaims,
} from './renderDeployment';
import type { RequestSummary } from './summary/RequestSummary';
import { summarise } from './summary/summarise';

/** All that follows from a request alone. */
export interface PreparedDeployment extends RenderedDeployment {
  /** What does not stand in the way but is worth knowing. */
  findings: BundleFinding[];
  summary: RequestSummary;
}

/** A gated model cannot be downloaded without a token; the pod would only say so after its node is paid for. */
function askForSecret({ kind, namespace, fields }: DeploymentRequest) {
  const { model, modelAccessSecret, externalSecret } = fields;
  const opened =
    modelAccessSecret ||
    externalSecret ||
    fields.accessSecret ||
    fields.useLocalWeights ||
    fields.mode === 'Static' ||
    kind === 'TemplateWorkspace';
  if (typeof model !== 'string' || opened) return;
  // A legacy name does not tell by itself.
  if (findModel(model)?.gated ?? isGated(model)) {
    throw impossible(
      'modelAccessSecret',
      `${model} is a gated model. Name a Secret in ${namespace} whose key HF_TOKEN holds a token for which its licence has been accepted; without it the pod cannot download the weights.`,
    );
  }
}

/** What the rules refuse only now that the cluster is known. */
function refuseRejected(findings: readonly BundleFinding[]) {
  const problems = findings
    .filter(({ severity }) => severity === 'rejected')
    .map(({ rule, path, message, fix }) => ({
      field: path,
      reason: `would be refused by KAITO (${rule}): ${message}${
        fix ? ` (${fix})` : ''
      }`,
    }));
  if (problems.length > 0) {
    throw new DeploymentRequestError('refused', problems);
  }
}

/**
 * Renders a request, checks it against KAITO's rules and sizes it. What the form shows and what
 * `kaito:manifest:render` writes come from here, so that they agree.
 *
 * @param context - what is known of the cluster; the more, the less is left unchecked
 * @throws DeploymentRequestError for what cannot be read, KAITO would refuse, or could not come true
 */
export function prepareDeployment(
  request: DeploymentRequest,
  claims: RequestClaims,
  context: ValidationContext = {},
): PreparedDeployment {
  const rendered = renderDeployment(request, claims);
  askForSecret(request);
  const summary = summarise(request);
  const { kaitoVersion } = request.fields;
  const findings = checkBundle(rendered.bundle, {
    ...context,
    ...(typeof kaitoVersion === 'string' && { kaitoVersion }),
  });
  refuseRejected(findings);
  return { ...rendered, findings, summary };
}
