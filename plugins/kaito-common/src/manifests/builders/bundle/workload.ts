import { renderWorkspace } from '../../renderWorkspace';
import type { KubeObject } from '../../types';
import { renderInferenceSet } from '../renderInferenceSet';
import { renderModelMirror } from '../renderModelMirror';
import { renderMultiRoleInference } from '../renderMultiRoleInference';
import { renderRagEngine } from '../renderRagEngine';
import { renderTemplateWorkspace } from '../renderTemplateWorkspace';
import { renderTuningWorkspace } from '../renderTuningWorkspace';
import type { BundlePart } from './BundleFile';
import type { ReadRequest } from './request';

function render(request: ReadRequest): KubeObject {
  switch (request.kind) {
    case 'TuningWorkspace':
      return renderTuningWorkspace(request);
    case 'TemplateWorkspace':
      return renderTemplateWorkspace(withBalancer(request));
    case 'InferenceSet':
      return renderInferenceSet(request);
    case 'RAGEngine':
      return renderRagEngine(withBalancer(request));
    case 'MultiRoleInference':
      return renderMultiRoleInference(request);
    case 'ModelMirror':
      return renderModelMirror(request);
    default:
      return renderWorkspace(withBalancer(request));
  }
}

function withBalancer<
  T extends { exposure?: { type: string }; loadBalancer?: boolean },
>(request: T): T {
  return request.exposure?.type === 'load-balancer'
    ? { ...request, loadBalancer: true }
    : request;
}

/** The workload of a request. */
export function workloadPart(request: ReadRequest): BundlePart {
  const object = render(request);
  return {
    stage: 'workload',
    file: `${object.kind.toLowerCase()}.yaml`,
    object,
  };
}
