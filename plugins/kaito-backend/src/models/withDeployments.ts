import type {
  ModelView,
  Workload,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { CatalogModel } from '@kaito-portal/backstage-plugin-kaito-common/models';

/**
 * Joins each model with its deployments, those that serve first. Models the organisation added are joined by the name
 * the manifest writes, in any case as KAITO reads it.
 */
export function withDeployments(
  models: readonly CatalogModel[],
  workloads: readonly Workload[],
): ModelView[] {
  const byModel = new Map<string, ModelView['deployments']>();
  for (const { ref, model, endpoint, phase } of workloads) {
    if (model) {
      const key = (model.catalogName ?? model.name).toLowerCase();
      const deployments = byModel.get(key) ?? [];
      deployments.push({
        ref,
        ready: endpoint?.ready ?? phase.severity === 'ok',
        endpointId: endpoint?.id ?? null,
      });
      byModel.set(key, deployments);
    }
  }
  return models.map(model => ({
    ...model,
    deployments: [...(byModel.get(model.name.toLowerCase()) ?? [])].sort(
      (a, b) => Number(b.ready) - Number(a.ready),
    ),
  }));
}
