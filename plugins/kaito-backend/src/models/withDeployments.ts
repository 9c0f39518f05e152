import type {
  ModelView,
  Workload,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { CatalogModel } from '@kaito-portal/backstage-plugin-kaito-common/models';

/** Joins each model with its deployments, those that serve first. */
export function withDeployments(
  models: readonly CatalogModel[],
  workloads: readonly Workload[],
): ModelView[] {
  const byModel = new Map<string, ModelView['deployments']>();
  for (const { ref, model, endpoint, phase } of workloads) {
    if (model?.catalogName) {
      const deployments = byModel.get(model.catalogName) ?? [];
      deployments.push({
        ref,
        ready: endpoint?.ready ?? phase.severity === 'ok',
        endpointId: endpoint?.id ?? null,
      });
      byModel.set(model.catalogName, deployments);
    }
  }
  return models.map(model => ({
    ...model,
    deployments: [...(byModel.get(model.name) ?? [])].sort(
      (a, b) => Number(b.ready) - Number(a.ready),
    ),
  }));
}
