import { findModel } from '../../models';
import { findRetiredSku } from '../../sizing';
import { findSku } from '../../skus';
import type { Draft } from '../Draft';
import { machineTypePaths, modelNamePaths } from '../fields';

/** W4, IS-3, MRI-5: what forbids a machine type on nodes brought by hand. */
const FORBIDDEN: Record<string, string> = {
  Workspace: 'W4',
  InferenceSet: 'IS-3',
  MultiRoleInference: 'MRI-5',
};

function modelOf(draft: Draft) {
  return modelNamePaths(draft)
    .map(path => findModel(draft.text(path) ?? ''))
    .find(Boolean);
}

/**
 * Machine types: one in the wrong case gets KAITO's spelling (W25), a retired one the closest that holds the model
 * (W25, RAG-7), and where nodes are brought by hand none is named (W4, IS-3, MRI-5).
 */
export function machineType(draft: Draft): void {
  const rule = draft.kind === 'RAGEngine' ? 'RAG-7' : 'W25';
  const forbidden = FORBIDDEN[draft.kind ?? ''];
  for (const path of machineTypePaths(draft)) {
    const type = draft.text(path);
    if (!type) {
      continue;
    }
    if (draft.context.provisioner === 'byo' && forbidden) {
      draft.remove(path, {
        rule: forbidden,
        why: 'The cluster uses nodes brought by hand, where a machine type is not allowed',
      });
      continue;
    }
    const sku = findSku(type);
    if (sku && sku.name !== type) {
      draft.set(path, sku.name, {
        rule,
        why: 'The node is only recognised under this spelling',
      });
      continue;
    }
    const model = modelOf(draft);
    const retired = sku ? null : findRetiredSku(type, model);
    if (retired?.replacement) {
      draft.set(path, retired.replacement, {
        rule,
        why: `KAITO dropped the ${
          retired.gpu
        } of \`${type}\` in 0.12; this is the closest machine${
          model ? ' that fits' : ''
        }`,
      });
    }
  }
}
