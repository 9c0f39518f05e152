import type { BundleRequest } from '../../manifests';
import type { DeploymentRequest } from '../DeploymentRequest';
import type { RequestSummary } from './RequestSummary';
import { type FieldsOf, outline, reachOf } from './outline';
import { machinesOf, sizeModel, usableSku } from './sizeModel';
import { summariseServing } from './summariseServing';

/** Nodes the request itself counts. */
function configured(instanceType: string | undefined, nodes: number) {
  if (!instanceType) {
    return { machines: 'Nodes of your own; none are provisioned' };
  }
  const sku = usableSku(instanceType);
  return {
    nodes,
    gpus: sku ? nodes * sku.gpuCount : null,
    machines: machinesOf(instanceType, nodes, 'configured', sku),
  };
}

function tuning(fields: FieldsOf<'TuningWorkspace'>): RequestSummary {
  return {
    ...outline('TuningWorkspace', fields.model, fields.instanceType),
    ...configured(fields.instanceType, 1),
    fit: `KAITO tunes with ${fields.method} on one node. Whether the training fits its GPUs is not estimated.`,
  };
}

function ownPod(fields: FieldsOf<'TemplateWorkspace'>): RequestSummary {
  const [container] = fields.template.spec.containers;
  return {
    ...outline('TemplateWorkspace', container.image, fields.instanceType),
    ...configured(fields.instanceType, fields.count ?? 1),
    fit: 'Not estimated: what is in an image of your own is not known here.',
    reach: reachOf(fields),
  };
}

function rag(fields: FieldsOf<'RAGEngine'>): RequestSummary {
  const { embedding, inferenceService, compute } = fields;
  const model =
    embedding.local?.modelID ??
    embedding.local?.image ??
    embedding.remote?.url ??
    '';
  const asks = inferenceService?.workspace ?? inferenceService?.url;
  return {
    ...outline('RAGEngine', model, compute?.instanceType),
    ...(compute
      ? configured(compute.instanceType, 1)
      : { machines: 'None of its own; it runs on a CPU node of the cluster' }),
    fit: 'Not estimated: KAITO has no sizes of embedding models.',
    context: asks
      ? `Answers with ${asks}, ${inferenceService?.contextWindowSize} tokens (configured)`
      : 'Retrieves only; no model answers',
    reach: reachOf(fields),
  };
}

function multiRole(fields: FieldsOf<'MultiRoleInference'>): RequestSummary {
  const roles = (['prefill', 'decode'] as const).map(name => {
    const { instanceType, replicas } = fields[name];
    const size = instanceType
      ? sizeModel(fields.model, instanceType, { field: `${name}.instanceType` })
      : { nodes: null, gpus: null, machines: 'nodes of your own', fit: '' };
    const machines = `${name}: ${replicas ?? 'scaled'} × (${size.machines})`;
    return { ...size, name, replicas, machines };
  });
  const total = (key: 'nodes' | 'gpus') =>
    roles.reduce<number | null>((sum, role) => {
      const each = role[key];
      return sum === null || each === null || role.replicas === undefined
        ? null
        : sum + each * role.replicas;
    }, 0);
  return {
    ...outline(
      'MultiRoleInference',
      fields.model,
      fields.prefill.instanceType ?? fields.decode.instanceType,
    ),
    nodes: total('nodes'),
    gpus: total('gpus'),
    machines: roles.map(role => role.machines).join('; '),
    fit:
      roles
        .map(({ name, fit }) => fit && `${name}: ${fit}`)
        .join(' ')
        .trim() || 'Not estimated: nodes are brought by hand.',
    context: "KAITO's choice",
    reach: reachOf(fields),
  };
}

function mirror(
  fields: Extract<BundleRequest, { kind: 'ModelMirror' }>,
): RequestSummary {
  const managed = fields.mode === 'Managed';
  return {
    ...outline('ModelMirror', managed ? fields.model : 'weights of your own'),
    machines: 'None',
    fit: managed
      ? `Keeps a copy of the weights in ${fields.size} of storage (configured).`
      : 'Names weights that are in storage already.',
  };
}

/**
 * Sums up a request for who reviews it. The library must have read its fields before.
 * @throws DeploymentRequestError when KAITO could not place the model on the machines asked for
 */
export function summarise({ kind, fields }: DeploymentRequest): RequestSummary {
  const read = fields as unknown;
  switch (kind) {
    case 'TuningWorkspace':
      return tuning(read as FieldsOf<'TuningWorkspace'>);
    case 'TemplateWorkspace':
      return ownPod(read as FieldsOf<'TemplateWorkspace'>);
    case 'RAGEngine':
      return rag(read as FieldsOf<'RAGEngine'>);
    case 'MultiRoleInference':
      return multiRole(read as FieldsOf<'MultiRoleInference'>);
    case 'ModelMirror':
      return mirror(read as Extract<BundleRequest, { kind: 'ModelMirror' }>);
    default:
      return summariseServing(kind, read as FieldsOf<'InferenceSet'>);
  }
}
