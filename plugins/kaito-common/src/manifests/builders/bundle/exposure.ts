import { renderHttpRoute } from '../renderHttpRoute';
import { renderReplicaService } from '../renderReplicaService';
import type { BundlePart } from './BundleFile';
import type { ReadRequest } from './request';

const BACKENDS = {
  Workspace: 'Workspace',
  TemplateWorkspace: 'Workspace',
  RAGEngine: 'RAGEngine',
  InferenceSet: 'InferenceSet',
  MultiRoleInference: 'MultiRoleInference',
} as const;

function service(
  { name, namespace }: { name: string; namespace: string },
  type: 'ClusterIP' | 'LoadBalancer',
): BundlePart {
  return {
    stage: 'exposure',
    file: 'service.yaml',
    object: renderReplicaService({ namespace, inferenceSet: name, type }),
  };
}

/** What leads to the workload of a request from outside, beside its own annotations. */
export function exposureParts(request: ReadRequest): BundlePart[] {
  if (!('exposure' in request) || !request.exposure) {
    return [];
  }
  const { kind, name, namespace, exposure } = request;
  if (exposure.type !== 'http-route') {
    return kind === 'InferenceSet'
      ? [
          service(
            request,
            exposure.type === 'service' ? 'ClusterIP' : 'LoadBalancer',
          ),
        ]
      : [];
  }
  const { type: _, through, ...content } = exposure;
  const plain = through === 'service';
  return [
    ...(plain ? [service(request, 'ClusterIP')] : []),
    {
      stage: 'exposure',
      file: 'httproute.yaml',
      object: renderHttpRoute({
        ...content,
        name,
        namespace,
        backend: { kind: plain ? 'Service' : BACKENDS[kind], name },
      }),
    },
  ];
}
