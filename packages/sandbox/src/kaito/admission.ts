import {
  findModel,
  resolveModelName,
} from '@kaito-portal/backstage-plugin-kaito-common/models';
import type { Workspace } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import {
  type Finding,
  isDnsLabel,
  type Provisioner,
  validateWorkspace,
  validateWorkspaceUpdate,
  type ValidationContext,
} from '@kaito-portal/backstage-plugin-kaito-common/validation';
import type { ApiObject } from '../cluster/ApiObject';
import type {
  AdmissionHook,
  AdmissionQuestion,
} from '../cluster/admission/AdmissionHook';
import type { ObjectStore } from '../cluster/store';
import { childWorkspace } from './controllers/childWorkspace';

type Complaints = (question: AdmissionQuestion) => string[];

const BY_SIMPLE_KIND: Record<string, string> = {
  RAGEngine: 'ragengine',
  MultiRoleInference: 'multiroleinference',
  ModelMirror: 'modelmirror',
};

const text = ({ path, message }: Finding, prefix = '') =>
  [message, `${prefix}${path}`].filter(Boolean).join(': ');

const rejections = (findings: Finding[], prefix?: string) =>
  findings
    .filter(({ severity }) => severity === 'rejected')
    .map(finding => text(finding, prefix));

/** What the webhook can look up in the cluster. */
function contextOf(
  store: ObjectStore,
  provisioner: Provisioner,
  namespace: string | undefined,
): ValidationContext {
  const configMaps = store
    .list('ConfigMap', namespace)
    .map(({ metadata, data }) => [metadata.name, data ?? {}]);
  return {
    provisioner,
    cloud: 'azure',
    nodes: store.list('Node'),
    secrets: store.list('Secret', namespace).map(s => s.metadata.name),
    configMaps: Object.fromEntries(configMaps),
    nodeClasses: [],
  };
}

/** W29: a model outside the catalog is looked up at Hugging Face, and the sandbox has no way out. */
function unreachableModel(workspace: ApiObject): string[] {
  const name = (workspace as unknown as Workspace).inference?.preset?.name;
  const resolved = name ? resolveModelName(workspace) : null;
  return resolved && resolved.includes('/') && !findModel(resolved)
    ? [
        `failed to get model preset: Get "https://huggingface.co/api/models/${resolved}/tree/main?recursive=true": dial tcp: lookup huggingface.co: no such host: inference.preset.name`,
      ]
    : [];
}

function workspaceComplaints(store: ObjectStore, provisioner: Provisioner) {
  const complaints: Complaints = ({ object, previous }) => {
    if (previous) {
      return rejections(validateWorkspaceUpdate(previous, object));
    }
    const { namespace } = object.metadata;
    const context = contextOf(store, provisioner, namespace);
    const findings = rejections(validateWorkspace(object, context));
    return findings.length ? findings : unreachableModel(object);
  };
  return complaints;
}

const nameComplaints: Complaints = ({ object }) =>
  isDnsLabel(object.metadata.name)
    ? []
    : [
        `invalid value: ${object.metadata.name}: metadata.name\na lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and be at most 63 characters long`,
      ];

function setComplaints(store: ObjectStore, provisioner: Provisioner) {
  const complaints: Complaints = question => {
    const { object } = question;
    const child = childWorkspace(object, `${object.metadata.name}-x`);
    const { namespace } = object.metadata;
    const context = contextOf(store, provisioner, namespace);
    return [
      ...nameComplaints(question),
      ...rejections(validateWorkspace(child, context), 'spec.template.'),
    ];
  };
  return complaints;
}

/** KAITO's validating webhooks: the W-rules for Workspaces, the child's rules for InferenceSets, names for the rest. */
export function kaitoAdmission(
  store: ObjectStore,
  provisioner: Provisioner,
): AdmissionHook {
  const byKind: Record<string, [name: string, complaints: Complaints]> = {
    Workspace: ['workspace', workspaceComplaints(store, provisioner)],
    InferenceSet: ['inferenceset', setComplaints(store, provisioner)],
  };
  return question => {
    const simple = BY_SIMPLE_KIND[question.object.kind];
    const [name, complaints] =
      byKind[question.object.kind] ??
      (simple ? [simple, nameComplaints] : ['', () => []]);
    const lines = complaints(question);
    return lines.length
      ? {
          webhook: `validation.${name}.kaito.sh`,
          message: lines.join('\n'),
        }
      : null;
  };
}
