import type { WorkloadDetail } from '@kaito-portal/backstage-plugin-kaito-common/api';

/** What a RAGEngine's manifest may say of the models it uses. */
interface EngineSpec {
  embedding?: {
    local?: { modelID?: unknown; image?: unknown };
    remote?: { url?: unknown };
  };
  inferenceService?: { url?: unknown };
}

const text = (...values: unknown[]) =>
  values.find((value): value is string => typeof value === 'string') ?? null;

/** The models an engine uses in place of one of its own: what embeds its documents, and what it asks for answers. */
export function engineFacts(
  workload: WorkloadDetail,
): [name: string, value: string | null][] {
  const { embedding, inferenceService } = (workload.manifest.spec ??
    {}) as EngineSpec;
  return [
    [
      'Embeds with',
      text(
        embedding?.local?.modelID,
        embedding?.local?.image,
        embedding?.remote?.url,
      ),
    ],
    ['Asks', text(inferenceService?.url)],
  ];
}
