import {
  findModel,
  resolveModelName,
} from '@kaito-portal/backstage-plugin-kaito-common/models';
import type { Workspace } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import {
  type Finding,
  type Provisioner,
  validateManifest,
  validateUpdate,
} from '@kaito-portal/backstage-plugin-kaito-common/validation';
import type { ApiObject } from '../cluster/ApiObject';
import type { AdmissionHook } from '../cluster/admission/AdmissionHook';
import type { ObjectStore } from '../cluster/store';
import { admissionContext } from './admissionContext';

/** Kinds with a validating webhook, and what its name says. */
const WEBHOOKS: Record<string, string> = {
  Workspace: 'workspace',
  InferenceSet: 'inferenceset',
  RAGEngine: 'ragengine',
  MultiRoleInference: 'multiroleinference',
  ModelMirror: 'modelmirror',
};

const rejections = (findings: Finding[]) =>
  findings
    .filter(({ severity }) => severity === 'rejected')
    .map(({ message, path }) => [message, path].filter(Boolean).join(': '));

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

/** KAITO's validating webhooks: for every kind the rules of creation or of updates, asked of what the cluster holds. */
export function kaitoAdmission(
  store: ObjectStore,
  provisioner: Provisioner,
): AdmissionHook {
  return ({ object, previous }) => {
    const { kind, metadata } = object;
    if (!Object.hasOwn(WEBHOOKS, kind)) {
      return null;
    }
    const context = admissionContext(store, provisioner, metadata.namespace);
    const found = rejections(
      previous
        ? validateUpdate(previous, object, context)
        : validateManifest(object, context),
    );
    const lines =
      found.length || previous || kind !== 'Workspace'
        ? found
        : unreachableModel(object);
    return lines.length
      ? {
          webhook: `validation.${WEBHOOKS[kind]}.kaito.sh`,
          message: lines.join('\n'),
        }
      : null;
  };
}
