import {
  BuilderInputError,
  type BundleFile,
  checkBundle,
  KaitoRefusalError,
  renderBundle,
} from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import { type Command, type CommandResult, UsageError } from '../Host';
import { readArgs } from '../readArgs';
import { readRequest, SHORTHANDS } from '../render/readRequest';
import { takeSets } from '../render/readSets';
import { writeFiles } from '../render/writeFiles';

function problemLines({ problems }: BuilderInputError): string {
  return problems
    .map(
      ({ field, reason, fix }) =>
        `${field === '' ? 'The request' : `'${field}'`} ${reason}. ${fix}`,
    )
    .join('\n');
}

/** What to know beside the manifests; what only a cluster can tell is not this command's to say. */
function notes(files: readonly BundleFile[]): string {
  return checkBundle(files)
    .filter(({ severity }) => severity !== 'not-checked')
    .map(
      ({ file, rule, path, message, fix }) =>
        `${file}: ${rule} ${path}: ${message}${fix ? `. ${fix}` : ''}\n`,
    )
    .join('');
}

/** Everything that goes to the cluster, as one stream; a kustomization.yaml does not. */
function stream(files: readonly BundleFile[]): string {
  return files
    .filter(({ path }) => !path.endsWith('kustomization.yaml'))
    .map(({ yaml }) => yaml)
    .join('---\n');
}

function failed(error: unknown): CommandResult {
  if (error instanceof KaitoRefusalError) {
    return { stdout: '', stderr: `${problemLines(error)}\n`, exitCode: 1 };
  }
  if (error instanceof BuilderInputError) {
    throw new UsageError(problemLines(error));
  }
  throw error;
}

/** A whole deployment as YAML. What KAITO would refuse is not rendered. */
export const render: Command = {
  name: 'render',
  summary: 'A deployment and all it needs, as YAML',
  usage: `render --model MODEL --sku SKU --name NAME --namespace NAMESPACE [--secret SECRET] [...]
render --kind KIND [--file FILE] [--set KEY=VALUE]... [--ordering argocd|flux|none] [--out DIR [--force]]`,
  run(args, host) {
    const { sets, rest } = takeSets(args);
    const read = readArgs(rest, {
      options: ['kind', 'file', 'ordering', 'out', ...Object.keys(SHORTHANDS)],
      flags: ['force'],
    });
    const request = readRequest(read, sets, host);
    let files: BundleFile[];
    try {
      files = renderBundle(request);
    } catch (error) {
      return failed(error);
    }
    const folder = read.option('out');
    const stdout =
      folder === undefined
        ? stream(files)
        : writeFiles(host, folder, files, read.flag('force'))
            .map(path => `${path}\n`)
            .join('');
    return { stdout, stderr: notes(files), exitCode: 0 };
  },
};
