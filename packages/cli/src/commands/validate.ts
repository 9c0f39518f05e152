import { type Command, type Host, UsageError } from '../Host';
import { readArgs, readNamed } from '../readArgs';
import { toJson } from '../text/json';
import { checkFile } from '../validate/checkFile';
import { type ClusterFacts, parseClusterFacts } from '../validate/clusterFacts';
import { isFault, type Report } from '../validate/FileFinding';
import { toGithub } from '../validate/formats/github';
import { toSarif } from '../validate/formats/sarif';
import { toText } from '../validate/formats/text';

const FORMATS = ['text', 'json', 'sarif', 'github'] as const;

function listFiles(host: Host, paths: string[]): string[] {
  const files = paths.flatMap(path => {
    try {
      return host.listFiles(path);
    } catch (error) {
      throw new UsageError(
        `FILES: cannot read '${path}': ${(error as Error).message}`,
      );
    }
  });
  return [...new Set(files)];
}

function check(host: Host, files: string[], facts: ClusterFacts): Report {
  const reports = files.map(file =>
    checkFile(file, readNamed(host, 'FILES', file), facts),
  );
  return {
    findings: reports.flatMap(({ findings }) => findings),
    skipped: reports.flatMap(({ skipped }) => skipped),
    objects: reports.reduce((sum, { objects }) => sum + objects, 0),
    files: files.length,
  };
}

function show(
  report: Report,
  format: (typeof FORMATS)[number],
  host: Host,
): string {
  switch (format) {
    case 'json':
      return toJson(report.findings);
    case 'sarif':
      return toSarif(report.findings);
    case 'github':
      return toGithub(report.findings);
    default:
      return toText(report, host.colour);
  }
}

/** What KAITO would say of the manifests in files and folders. */
export const validate: Command = {
  name: 'validate',
  summary: 'What KAITO would say of your manifests',
  usage: `validate FILES|DIR... [--cluster-facts FILE] [--format ${FORMATS.join(
    '|',
  )}]`,
  run(args, host) {
    const read = readArgs(args, {
      options: ['cluster-facts', 'format'],
      positionals: true,
    });
    const format = read.oneOf('format', FORMATS) ?? 'text';
    if (read.positionals.length === 0) {
      throw new UsageError('FILES is missing: name a file, a folder or -');
    }
    const factsFile = read.option('cluster-facts');
    const facts = factsFile
      ? parseClusterFacts(readNamed(host, '--cluster-facts', factsFile))
      : {};
    const report = check(host, listFiles(host, read.positionals), facts);
    return {
      stdout: show(report, format, host),
      stderr: report.skipped.map(reason => `skipped ${reason}\n`).join(''),
      exitCode: report.findings.some(isFault) ? 1 : 0,
    };
  },
};
