import { validateManifest } from '@kaito-portal/backstage-plugin-kaito-common/validation';
import { type ClusterFacts, toContext } from './clusterFacts';
import type { FileFinding, Report } from './FileFinding';
import { type ReadDocument, readDocuments } from './readDocuments';

type FileReport = Omit<Report, 'files'>;

const NOTHING: FileReport = { findings: [], skipped: [], objects: 0 };
const KUSTOMIZATION = /(^|[\\/])kustomization(\.ya?ml)?$/i;

function checkDocument(
  file: string,
  facts: ClusterFacts,
  read: ReadDocument,
): FileReport {
  const { document } = read;
  switch (read.is) {
    case 'skipped':
      return {
        ...NOTHING,
        skipped: [`${file}: document ${document}: ${read.reason}`],
      };
    case 'fault': {
      const fault: FileFinding = {
        file,
        document,
        kind: null,
        name: null,
        rule: 'PARSE',
        severity: 'rejected',
        path: '',
        line: read.line,
        message: read.reason,
        fix: null,
      };
      return { ...NOTHING, findings: [fault] };
    }
    default: {
      const { object, lineOf } = read;
      const findings = validateManifest(object, toContext(facts, object));
      return {
        skipped: [],
        objects: 1,
        findings: findings.map(({ rule, severity, path, message, fix }) => ({
          file,
          document,
          kind: object.kind,
          name: object.metadata.name,
          rule,
          severity,
          path,
          line: lineOf(path),
          message,
          fix,
        })),
      };
    }
  }
}

/** Checks every manifest of KAITO in a file's text. */
export function checkFile(
  file: string,
  text: string,
  facts: ClusterFacts,
): FileReport {
  if (KUSTOMIZATION.test(file)) {
    return { ...NOTHING, skipped: [`${file}: a kustomization`] };
  }
  const documents = readDocuments(text);
  // A Helm template or the like: not YAML, and none of our business unless it speaks of KAITO.
  if (
    documents.some(({ is }) => is === 'fault') &&
    !text.includes('kaito.sh/')
  ) {
    return {
      ...NOTHING,
      skipped: [`${file}: not readable as YAML, and no word of kaito.sh in it`],
    };
  }
  const reports = documents.map(read => checkDocument(file, facts, read));
  return {
    findings: reports.flatMap(({ findings }) => findings),
    skipped: reports.flatMap(({ skipped }) => skipped),
    objects: reports.reduce((sum, { objects }) => sum + objects, 0),
  };
}
