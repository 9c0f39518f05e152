import { contextOf } from '@kaito-portal/backstage-plugin-kaito-common/validation';
import {
  type RepairChange,
  repairManifests,
} from '@kaito-portal/backstage-plugin-kaito-common/repair';
import { type Command, type Host, UsageError } from '../Host';
import { readArgs, readNamed } from '../readArgs';
import { unifiedDiff } from '../text/unifiedDiff';
import { checkFiles } from '../validate/checkFiles';
import { isFault } from '../validate/FileFinding';
import { fromRoot } from '../validate/formats/fromRoot';
import { findingText } from '../validate/formats/text';
import { FACTS_OPTIONS, readFacts } from '../validate/readFacts';

function describe(file: string, change: RepairChange): string {
  const { line, path, rule, before, after, why } = change;
  const [was, is] = [before, after].map(value =>
    value === null ? 'nothing' : JSON.stringify(value),
  );
  const subject = path === '' ? '' : `${path}: `;
  return `${file}:${line}: corrected ${rule} ${subject}${was} -> ${is}\n    why: ${why}\n`;
}

function write(host: Host, file: string, text: string): void {
  try {
    host.writeText(file, text);
  } catch (error) {
    throw new UsageError(
      `FILE: cannot write '${file}': ${(error as Error).message}`,
    );
  }
}

/** Corrects manifests copied from guides that no longer hold. */
export const fix: Command = {
  name: 'fix',
  summary: 'Your manifests with what can be corrected safely corrected',
  usage:
    'fix FILE [--diff] [--write] [--cluster-facts FILE] [--kaito-version V]',
  run(args, host) {
    const read = readArgs(args, {
      options: FACTS_OPTIONS,
      flags: ['diff', 'write'],
      positionals: true,
    });
    const [file, ...others] = read.positionals;
    if (file === undefined || others.length > 0) {
      throw new UsageError('FILE: name one file, or - for standard input');
    }
    if (read.flag('write') && file === '-') {
      throw new UsageError(`'--write' needs a file, not standard input`);
    }
    const facts = readFacts(read, host);
    const given = readNamed(host, 'FILE', file);
    const { text, changes } = repairManifests(given, {
      context: contextOf(facts, {}),
    });
    const left = checkFiles([{ name: file, text }], facts).findings;
    if (read.flag('write') && text !== given) {
      write(host, file, text);
    }
    const preview = read.flag('diff')
      ? unifiedDiff(fromRoot(file, host.cwd), given, text)
      : text;
    return {
      stdout: read.flag('write') && !read.flag('diff') ? '' : preview,
      stderr: [
        ...changes.map(change => describe(file, change)),
        ...left.filter(isFault).map(finding => findingText(finding, false)),
        `${changes.length} corrected, ${left.filter(isFault).length} left\n`,
      ].join(''),
      exitCode: left.some(isFault) ? 1 : 0,
    };
  },
};
