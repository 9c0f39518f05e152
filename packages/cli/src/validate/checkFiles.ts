import { type ClusterFacts } from '@kaito-portal/backstage-plugin-kaito-common/validation';
import { checkObject, faultFinding, isOfKaito } from './checkObject';
import { duplicateFindings } from './duplicates';
import { collectFacts } from './factsInFiles';
import type { Report } from './FileFinding';
import { type ReadObject, readDocuments } from './readDocuments';

/** A file by name and its text. */
export interface SourceFile {
  name: string;
  text: string;
}

/** Whether a file that cannot be read is none of our business: a chart's template, or JSON with comments. */
function mayBeUnreadable({ name, text }: SourceFile): boolean {
  return (
    !text.includes('kaito.sh/') &&
    (text.includes('{{') || name.toLowerCase().endsWith('.json'))
  );
}

/**
 * Checks every manifest of KAITO in the files. Other kinds are passed over; the ConfigMaps and names of Secrets among
 * them are known to the rules. A document that cannot be read is a finding, and does not hide the others.
 */
export function checkFiles(sources: SourceFile[], facts: ClusterFacts): Report {
  const files = sources.map(source => ({
    source,
    read: readDocuments(source.text),
  }));
  const objects = files.flatMap(({ read }) =>
    read.flatMap(item => (item.is === 'object' ? [item.value] : [])),
  );
  const found = collectFacts(objects);
  const report: Report = {
    findings: [],
    skipped: [],
    files: files.length,
    objects: objects.filter(isOfKaito).length,
  };
  for (const { source, read } of files) {
    if (read.some(({ is }) => is === 'fault') && mayBeUnreadable(source)) {
      report.skipped.push(
        `${source.name}: not readable as YAML, and no word of kaito.sh in it`,
      );
      continue;
    }
    const findings = read.flatMap(item => {
      if (item.is === 'fault') {
        return [faultFinding(source.name, item)];
      }
      return isOfKaito(item.value)
        ? checkObject(source.name, item, facts, found)
        : [];
    });
    const own = read.filter(
      (item): item is ReadObject =>
        item.is === 'object' && isOfKaito(item.value),
    );
    findings.push(...duplicateFindings(source.name, own));
    report.findings.push(...findings.sort((a, b) => a.line - b.line));
  }
  return report;
}
