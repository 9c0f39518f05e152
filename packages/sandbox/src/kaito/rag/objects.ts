import type { ApiObject } from '../../cluster/ApiObject';
import { LABEL } from '../objects/labels';
import { ownedMetadata } from '../objects/owned';
import { scheduledStatus } from '../objects/pod';
import { revisionOf } from '../scripts/revision';
import { stableHex, stableNumber, stableUid } from '../stable';

const IMAGE = 'mcr.microsoft.com/aks/kaito/kaito-rag-service:0.3.2';
/** Environment variable with the address of the model that answers. */
export const LLM_URL = 'LLM_INFERENCE_URL';
/** Environment variable with the folder the index is kept in. */
export const PERSISTED = 'DEFAULT_VECTOR_DB_PERSIST_DIR';

interface RagSpec {
  embedding?: {
    local?: { modelID?: string; image?: string };
    remote?: { url: string };
  };
  inferenceService?: { url?: string; contextWindowSize: number };
  storage?: {
    persistentVolume?: { persistentVolumeClaim: string; mountPath?: string };
    vectorDB?: { engine: string; url: string };
  };
}

/** What of a RAGEngine reaches its Pod: environment variables, which is also all that a change of it changes. */
function environment({ metadata, spec }: ApiObject) {
  const { embedding, inferenceService, storage } = spec as RagSpec;
  const { persistentVolume: volume, vectorDB } = storage ?? {};
  const values: Record<string, string | undefined> = {
    EMBEDDING_TYPE: embedding?.remote ? 'remote' : 'local',
    MODEL_ID: embedding?.local?.modelID,
    VECTOR_DB_TYPE: vectorDB?.engine ?? 'faiss',
    VECTOR_DB_URL: vectorDB?.url,
    [PERSISTED]: volume
      ? `${volume.mountPath ?? '/mnt/data'}/${metadata.name}`
      : 'storage',
    LLM_CONTEXT_WINDOW: inferenceService?.contextWindowSize.toString(),
    [LLM_URL]: inferenceService?.url || undefined,
  };
  return Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, value }],
  );
}

/** The Pod of an engine, as its Deployment makes it. */
export function ragPodSpec(engine: ApiObject, gpus: Record<string, string>) {
  return {
    containers: [
      {
        name: engine.metadata.name,
        image: IMAGE,
        command: ['/bin/sh', '-c', 'python3 main.py'],
        ports: [{ containerPort: 5000, protocol: 'TCP' }],
        env: environment(engine),
        resources: { requests: gpus, limits: gpus },
      },
    ],
    tolerations: [
      { key: 'nvidia.com/gpu', operator: 'Exists' },
      { key: 'sku', operator: 'Equal', value: 'gpu', effect: 'NoSchedule' },
    ],
  };
}

type PodSpec = ReturnType<typeof ragPodSpec>;

export function buildRagService(engine: ApiObject, created: string): ApiObject {
  const { name, annotations, uid } = engine.metadata;
  const balanced = annotations?.['kaito.sh/enablelb'] === 'True';
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: ownedMetadata(engine, 'Service', name, created),
    spec: {
      type: balanced ? 'LoadBalancer' : 'ClusterIP',
      clusterIP: `10.0.${stableNumber(`${uid}/a`, 256)}.${
        1 + stableNumber(`${uid}/b`, 254)
      }`,
      ports: [{ name: 'http', port: 80, targetPort: 5000, protocol: 'TCP' }],
      selector: { [LABEL.ragEngine]: name },
      publishNotReadyAddresses: true,
    },
    status: { loadBalancer: {} },
  };
}

export function buildRagDeployment(
  engine: ApiObject,
  spec: PodSpec,
  created: string,
): ApiObject {
  const { name } = engine.metadata;
  const labels = { [LABEL.ragEngine]: name };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      ...ownedMetadata(engine, 'Deployment', name, created),
      annotations: { 'ragengine.kaito.io/revision': revisionOf(engine) },
    },
    spec: {
      replicas: 1,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec },
    },
    status: { replicas: 1, readyReplicas: 0 },
  };
}

/** The engine's one Pod, just scheduled. A change of the engine makes another. */
export function buildRagPod(
  engine: ApiObject,
  deployment: ApiObject,
  given: { nodeName: string; spec: PodSpec; created: string },
): ApiObject {
  const revision = revisionOf(engine);
  const template = stableHex(`${deployment.metadata.uid}/${revision}`, 10);
  const name = `${engine.metadata.name}-${template}-${stableHex(template, 5)}`;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...ownedMetadata(deployment, 'Pod', name, given.created),
      uid: stableUid(`pod/${deployment.metadata.uid}/${revision}`),
      labels: {
        [LABEL.ragEngine]: engine.metadata.name,
        'pod-template-hash': template,
      },
    },
    spec: {
      ...given.spec,
      nodeName: given.nodeName,
      restartPolicy: 'Always',
    },
    status: scheduledStatus(name, given.created),
  };
}
