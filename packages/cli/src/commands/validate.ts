import { type Command, type Host, UsageError } from '../Host';
import { readArgs, readNamed } from '../readArgs';
import { toJson } from '../text/json';
import { checkFiles } from '../validate/checkFiles';
import { isFault, type Report } from '../validate/FileFinding';
import { toGithub } from '../validate/formats/github';
import { toSarif } from '../validate/formats/sarif';
import { toText } from '../validate/formats/text';
import { offerFix } from '../validate/offerFix';
import { FACTS_OPTIONS, readFacts } from '../validate/readFacts';

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

function show(
  report: Report,
  format: (typeof FORMATS)[number],
  host: Host,
): string {
  switch (format) {
    case 'json':
      return toJson(report.findings);
    case 'sarif':
      return toSarif(report.findings, host.cwd);
    case 'github':
      return toGithub(report.findings, host.cwd);
    default:
      return toText(report, host.colour);
  }
}

/** What KAITO would say of the manifests in files and folders. */
export const validate: Command = {
  name: 'validate',
  summary: 'What KAITO would say of your manifests',
  usage: `validate FILES|DIR... [--cluster-facts FILE] [--kaito-version V] [--format ${FORMATS.join(
    '|',
  )}] [--strict]`,
  run(args, host) {
    const read = readArgs(args, {
      options: [...FACTS_OPTIONS, 'format'],
      flags: ['strict'],
      positionals: true,
    });
    const format = read.oneOf('format', FORMATS) ?? 'text';
    if (read.positionals.length === 0) {
      throw new UsageError('FILES is missing: name a file, a folder or -');
    }
    const facts = readFacts(read, host);
    const sources = listFiles(host, read.positionals).map(name => ({
      name,
      text: readNamed(host, 'FILES', name),
    }));
    const report = checkFiles(sources, facts);
    const notes = [
      ...report.skipped.map(reason => `skipped ${reason}`),
      ...(format === 'text' ? offerFix(sources, report, facts) : []),
    ];
    const stops = read.flag('strict') ? () => true : isFault;
    return {
      stdout: show(report, format, host),
      stderr: notes.map(note => `${note}\n`).join(''),
      exitCode: report.findings.some(stops) ? 1 : 0,
    };
  },
};
