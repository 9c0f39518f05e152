import type {
  ClusterView,
  PreflightRequest,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { contextOfInstallation } from '@kaito-portal/backstage-plugin-kaito-common/installation';
import {
  type DeploymentRequest,
  DeploymentRequestError,
  headroomOf,
  type PreparedDeployment,
  prepareDeployment,
  readDeploymentRequest,
  type RequestHeadroom,
  toPreflightRequest,
} from '@kaito-portal/backstage-plugin-kaito-common/requests';
import { evaluateInput } from './evaluateInput';
import { fieldTitle } from './fieldTitles';

/** A field that stands in the way of a request. */
export interface FieldProblem {
  field: string;
  /** As the form calls it. */
  title: string;
  reason: string;
}

/** What a form comes to. */
export type FormPreview =
  | {
      kind: 'ready';
      request: DeploymentRequest;
      question: PreflightRequest;
      prepared: PreparedDeployment;
      headroom: RequestHeadroom | null;
      open: string[];
    }
  | {
      kind: 'refused';
      /** Undefined when not even place and name could be read; else the rest can be checked all the same. */
      question: PreflightRequest | undefined;
      problems: FieldProblem[];
    };

/** Stands for the id until the form has one. */
const NO_ID = 'r-000000000000';

/**
 * Renders what a form asks for as `kaito:manifest:render` will.
 *
 * @param template - the input of that step, as the template writes it
 * @param clusters - as far as they are known: the less, the more is left unchecked
 */
export function previewForm(
  template: unknown,
  form: unknown,
  userRef: string,
  clusters: readonly ClusterView[] = [],
): FormPreview {
  const { input, open } = evaluateInput(template, {
    parameters: form ?? {},
    user: { ref: userRef },
  });
  let question: PreflightRequest | undefined;
  try {
    const request = readDeploymentRequest(input);
    question = toPreflightRequest(request, { requestId: request.requestId });
    const { requestId = NO_ID, cluster } = request;
    const kaito = clusters.find(({ name }) => name === cluster)?.kaito;
    const prepared = prepareDeployment(
      request,
      { requestId, requestedBy: userRef },
      contextOfInstallation(kaito?.installation),
    );
    return {
      kind: 'ready',
      request,
      question,
      prepared,
      headroom: headroomOf(request),
      open,
    };
  } catch (error) {
    if (!(error instanceof DeploymentRequestError)) {
      throw error;
    }
    const problems = error.problems.map(problem => ({
      ...problem,
      title: fieldTitle(problem.field),
    }));
    return { kind: 'refused', question, problems };
  }
}
