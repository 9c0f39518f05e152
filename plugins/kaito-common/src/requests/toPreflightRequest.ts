import type { PreflightRequest } from '../api/dto/preflight';
import { readPath, readText, secretsNamedIn } from '../manifests';
import type { DeploymentRequest } from './DeploymentRequest';

/** What only the form or the task knows of a request. */
export interface PreflightClaims {
  requestId?: string;
  dataClass?: string;
  /** Where it would be proposed, where a template names a repository of its own. */
  repoUrl?: string;
}

/** The field whose Secret an ExternalSecret of this request yields, by the key it writes. */
const YIELDED: Record<string, string> = {
  HF_TOKEN: 'modelAccessSecret',
  LLM_ACCESS_SECRET: 'inferenceService.accessSecret',
  VECTOR_DB_ACCESS_SECRET: 'storage.vectorDB.accessSecret',
};

function wholeNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' ? Number(value) : value;
  return Number.isSafeInteger(number) && (number as number) > 0
    ? (number as number)
    : undefined;
}

/** Secrets that must be there before: not those the request itself brings, nor those of another namespace. */
function secretsOf({ fields, namespace }: DeploymentRequest) {
  const { externalSecret } = fields;
  const yielded =
    externalSecret === undefined
      ? undefined
      : YIELDED[readText(externalSecret, 'secretKey') ?? 'HF_TOKEN'];
  return secretsNamedIn(fields)
    .filter(secret => secret.path !== yielded)
    .filter(secret => [undefined, namespace].includes(secret.namespace))
    .slice(0, 20)
    .map(({ name, path }) => ({ name, field: path.slice(0, 100) }));
}

function rolesOf({ kind, fields }: DeploymentRequest) {
  if (kind !== 'MultiRoleInference') return [];
  return ['prefill', 'decode'].map(name => ({
    name,
    instanceType: readText(fields, name, 'instanceType'),
    replicas: wholeNumber(readPath(fields, name, 'replicas')) ?? 1,
  }));
}

/** Nodes a request fixes by itself: KAITO tunes and embeds on one. */
function nodesOf({ kind, fields }: DeploymentRequest, hasMachine: boolean) {
  switch (kind) {
    case 'TemplateWorkspace':
      return wholeNumber(fields.count) ?? 1;
    case 'TuningWorkspace':
      return 1;
    case 'RAGEngine':
      return hasMachine ? 1 : undefined;
    default:
      return undefined;
  }
}

/**
 * What to ask `POST /preflight` about a request. Takes one whose fields have not been read yet, as a form has it while it
 * is filled in; what cannot be made out is left out.
 */
export function toPreflightRequest(
  request: DeploymentRequest,
  claims: PreflightClaims = {},
): PreflightRequest {
  const { kind, cluster, namespace, name, owner, expires, fields } = request;
  const dataClass = claims.dataClass ?? request.dataClass;
  const instanceType =
    readText(fields, 'instanceType') ??
    readText(fields, 'compute', 'instanceType');
  const model = readText(fields, 'model');
  const nodes = nodesOf(request, instanceType !== undefined);
  const contextTokens = wholeNumber(
    readPath(fields, 'inferenceConfig', 'vllm', 'max-model-len'),
  );
  const replicas =
    kind === 'InferenceSet'
      ? wholeNumber(readPath(fields, 'autoscaling', 'maxReplicas')) ??
        wholeNumber(fields.replicas)
      : undefined;
  return {
    kind,
    cluster,
    namespace,
    name,
    instanceTypes: instanceType ? [instanceType] : [],
    roles: rolesOf(request),
    secrets: secretsOf(request),
    ...(owner && { owner }),
    ...(model && { model }),
    ...(nodes && { nodes }),
    ...(replicas && { replicas }),
    ...(contextTokens && { contextTokens }),
    ...(expires && { expires }),
    ...(claims.requestId && { requestId: claims.requestId }),
    ...(dataClass && { dataClass }),
    ...(claims.repoUrl && { repoUrl: claims.repoUrl }),
  };
}
