import type { DriftEvidence } from '../drift/Evidence';

/** Everything but the live object and the hour that a verdict rests on, as a text to compare. */
export function fingerprintOf(
  {
    placed,
    removed,
    branch,
    agent,
  }: Pick<DriftEvidence, 'placed' | 'removed' | 'branch' | 'agent'>,
  wasApplied: boolean,
): string {
  const files = placed.map(({ file, unlistedIn, transforms }) =>
    [file.path, file.id, file.sinceCommit, unlistedIn, transforms].join(),
  );
  return [
    branch?.commit,
    wasApplied,
    removed?.commit,
    agent?.name,
    agent?.revision,
    agent?.certain,
    agent?.problem,
    ...files,
  ].join('\n');
}
