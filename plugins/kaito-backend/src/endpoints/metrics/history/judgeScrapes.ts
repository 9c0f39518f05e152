import type { EndpointMetrics } from '@kaito-portal/backstage-plugin-kaito-common';
import type { Scrape } from '../reading/Reading';

type Verdict = Pick<EndpointMetrics, 'state' | 'reason' | 'replicas' | 'gpus'>;
type Of<K extends Scrape['kind']> = Extract<Scrape, { kind: K }>;

/** What the answers of all replicas come to. */
export function judgeScrapes(
  title: string,
  scrapes: readonly Scrape[],
): Verdict {
  const of = <K extends Scrape['kind']>(kind: K) =>
    scrapes.filter((scrape): scrape is Of<K> => scrape.kind === kind);
  const gpus = of('transformers').flatMap(scrape => scrape.gpus);
  const answered = of('vllm').length + of('transformers').length;
  const [failed] = of('failed');
  const [loading] = of('loading');
  const verdict = (state: Verdict['state'], reason: string | null) => ({
    state,
    reason,
    replicas: { ready: scrapes.length, answered },
    gpus,
  });
  if (answered > 0) {
    const silent = scrapes.length - answered;
    return verdict(
      'measured',
      silent > 0
        ? `${silent} of ${scrapes.length} replicas did not tell: ${
            failed?.reason ?? 'they have no such metrics yet.'
          }`
        : null,
    );
  }
  if (failed) {
    return verdict('unreachable', failed.reason);
  }
  if (loading) {
    return verdict('not-checked', stillLoading(title, loading.seconds));
  }
  return verdict(
    'not-offered',
    `${title} has no metrics that the portal knows: those of vLLM, or of KAITO's transformers runtime.`,
  );
}

function stillLoading(title: string, seconds: number | null): string {
  const rest =
    seconds === null ? '' : `, for about ${Math.ceil(seconds)} s more`;
  return `${title} is still loading its weights${rest}.`;
}
