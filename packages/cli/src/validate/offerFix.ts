import {
  contextOf,
  type ClusterFacts,
} from '@kaito-portal/backstage-plugin-kaito-common/validation';
import { repairManifests } from '@kaito-portal/backstage-plugin-kaito-common/repair';
import type { SourceFile } from './checkFiles';
import { isFault, type Report } from './FileFinding';

/** For each file with a fault that `fix` can do something about, the command that shows it. */
export function offerFix(
  sources: readonly SourceFile[],
  { findings }: Report,
  facts: ClusterFacts,
): string[] {
  const faulty = new Set(findings.filter(isFault).map(({ file }) => file));
  const context = contextOf(facts, {});
  return sources
    .filter(
      ({ name, text }) =>
        name !== '-' &&
        faulty.has(name) &&
        repairManifests(text, { context }).changes.length > 0,
    )
    .map(({ name }) => `corrected manifest: kaito-portal fix ${name} --diff`);
}
