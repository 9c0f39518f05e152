import type { InferenceSpec } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import { toProvenanceAnnotations } from '@kaito-portal/backstage-plugin-kaito-common/provenance';
import type { ApiObject } from '../../cluster/ApiObject';
import { SCENARIO } from '../objects/labels';
import type {
  SeedEngine,
  SeedMultiRole,
  SeedSet,
  SeedWorkspace,
} from './SeedPlan';

function annotationsOf({
  request,
  scenario,
}: Pick<SeedWorkspace, 'request' | 'scenario'>) {
  const provenance = request
    ? toProvenanceAnnotations({
        requestId: request.id,
        requestedBy: request.by,
        owner: request.owner,
        purpose: request.purpose,
      })
    : {};
  return scenario ? { ...provenance, [SCENARIO]: scenario } : provenance;
}

function inferenceOf(given: SeedWorkspace): InferenceSpec {
  const { model, modelAccessSecret } = given;
  return {
    preset: {
      name: model,
      ...(modelAccessSecret ? { presetOptions: { modelAccessSecret } } : {}),
    },
  };
}

/** The manifest of a seeded Workspace as it would stand in Git. */
export function seedWorkspaceManifest(given: SeedWorkspace): ApiObject {
  return {
    apiVersion: 'kaito.sh/v1beta1',
    kind: 'Workspace',
    metadata: {
      name: given.name,
      namespace: given.namespace,
      annotations: annotationsOf(given),
    },
    resource: {
      instanceType: given.instanceType,
      labelSelector: { matchLabels: { apps: given.name } },
    },
    inference: inferenceOf(given),
  };
}

/** The manifest of a seeded InferenceSet. */
export function seedSetManifest(given: SeedSet): ApiObject {
  return {
    apiVersion: 'kaito.sh/v1beta1',
    kind: 'InferenceSet',
    metadata: {
      name: given.name,
      namespace: given.namespace,
      annotations: annotationsOf(given),
    },
    spec: {
      replicas: given.replicas,
      labelSelector: { matchLabels: { apps: given.name } },
      template: {
        resource: { instanceType: given.instanceType },
        inference: inferenceOf(given),
      },
    },
  };
}

/** The manifest of a seeded RAGEngine. */
export function seedEngineManifest(given: SeedEngine): ApiObject {
  const { name, namespace, workspace } = given;
  return {
    apiVersion: 'kaito.sh/v1beta1',
    kind: 'RAGEngine',
    metadata: { name, namespace, annotations: annotationsOf(given) },
    spec: {
      embedding: { local: { modelID: 'BAAI/bge-small-en-v1.5' } },
      inferenceService: {
        url: `http://${workspace}.${namespace}.svc.cluster.local/v1/chat/completions`,
        contextWindowSize: 4096,
      },
    },
  };
}

/** The manifest of a seeded MultiRoleInference. */
export function seedMultiRoleManifest(given: SeedMultiRole): ApiObject {
  const { name, namespace, model, instanceType } = given;
  return {
    apiVersion: 'kaito.sh/v1alpha1',
    kind: 'MultiRoleInference',
    metadata: { name, namespace },
    spec: {
      labelSelector: { matchLabels: { apps: name } },
      model: { name: model },
      roles: [
        { type: 'prefill', replicas: 1, instanceType },
        { type: 'decode', replicas: 1, instanceType },
      ],
    },
  };
}
