import { overallEffect } from '@kaito-portal/backstage-plugin-kaito-common/drift';
import { readText } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import { compareFiles, type FileChange } from '../diff/compareFiles';
import { type Command, type Host, UsageError } from '../Host';
import { readArgs, readNamed } from '../readArgs';
import { toJson } from '../text/json';
import { type ReadObject, readDocuments } from '../validate/readDocuments';

const WORDS: Record<FileChange['effect'], string> = {
  rolls: 'is carried out',
  nothing: 'does nothing',
  refused: 'is refused',
  replace: 'needs a new object',
  created: 'is created',
  deleted: 'is deleted',
};

function readObjects(host: Host, argument: string, file: string): ReadObject[] {
  return readDocuments(readNamed(host, argument, file)).flatMap(read => {
    if (read.is === 'fault') {
      throw new UsageError(
        `${argument}: '${file}' line ${read.line}: ${read.reason}`,
      );
    }
    const named =
      readText(read.value, 'kind') && readText(read.value, 'metadata', 'name');
    return named ? [read] : [];
  });
}

function show({ path, before, after, effect, reason }: FileChange): string {
  const values =
    effect === 'created' || effect === 'deleted'
      ? ''
      : `${path}: ${JSON.stringify(before)} -> ${JSON.stringify(after)}: `;
  return `  ${values}${WORDS[effect]}\n    why: ${reason}\n`;
}

function toText(changes: FileChange[]): string {
  const subjects = new Map<string, FileChange[]>();
  for (const change of changes) {
    const { kind, namespace, name } = change;
    const subject = `${kind} ${
      namespace === null ? '' : `${namespace}/`
    }${name}`;
    subjects.set(subject, [...(subjects.get(subject) ?? []), change]);
  }
  return [...subjects]
    .map(([subject, own]) => {
      const known = own.filter(
        (change): change is FileChange & { effect: 'rolls' } =>
          change.effect !== 'created' && change.effect !== 'deleted',
      );
      const overall = overallEffect(known);
      const whole = overall === null ? '' : `: as a whole it ${WORDS[overall]}`;
      return `${subject}${whole}\n${own.map(show).join('')}`;
    })
    .join('');
}

/** How two files of manifests differ, and what really happens when the second is applied over the first. */
export const diff: Command = {
  name: 'diff',
  summary: 'What really happens when one manifest is applied over another',
  usage: 'diff A B [--json]',
  run(args, host) {
    const read = readArgs(args, { flags: ['json'], positionals: true });
    const [a, b, ...others] = read.positionals;
    if (a === undefined || b === undefined || others.length > 0) {
      throw new UsageError('A and B: name two files, what runs and what is to');
    }
    const changes = compareFiles(
      readObjects(host, 'A', a),
      readObjects(host, 'B', b),
    );
    return {
      stdout: read.flag('json') ? toJson(changes) : toText(changes),
      stderr: changes.length === 0 ? 'no difference that matters\n' : '',
      exitCode: changes.length === 0 ? 0 : 1,
    };
  },
};
