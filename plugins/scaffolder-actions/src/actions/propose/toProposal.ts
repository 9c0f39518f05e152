import { readFile } from 'node:fs/promises';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { ScmProvider } from '@kaito-portal/backstage-plugin-kaito-node';
import type { GitOpsConfig } from '../../config';
import { planChanges, type ProposedFile } from '../../gitops/planChanges';
import { pullRequestBody } from '../../pullRequest/body';
import { oneLine } from '../../pullRequest/escape';
import { fileNameOf, layoutFor } from '../../gitops/layout';
import type { Proposal } from './Proposal';
import type { ProposeInput } from './proposeInput';

/** What a kind is brought for, where it is not served. */
const VERBS: Record<string, string> = {
  TuningWorkspace: 'Fine-tune',
  ModelMirror: 'Mirror',
};

/** Decides everything a proposal needs from the input, the configuration and the workspace's files. */
export async function toProposal(
  input: ProposeInput,
  given: {
    config: GitOpsConfig;
    scm: ScmProvider;
    requestedBy: string;
    workspacePath: string;
  },
): Promise<Proposal> {
  const { config, scm, requestedBy } = given;
  const { requestId, cluster, namespace, summary } = input;
  const root = input.path ?? config.path;
  const { folder } = layoutFor({ root, cluster, namespace });
  const files = await Promise.all(
    input.files.map(file => readManifest(given.workspacePath, file)),
  );
  const baseBranch = input.baseBranch ?? config.baseBranch;
  return {
    scm,
    requestId,
    plan: (read, pullRequestUrl) =>
      planChanges(
        {
          requestId,
          root,
          cluster,
          namespace,
          files,
          pullRequestUrl,
          sourceUrl: path => scm.fileUrl(baseBranch, path),
        },
        read,
      ),
    baseBranch,
    title: oneLine(
      input.title ??
        `${verbOf(summary.kind)} ${summary.model} to ${cluster}/${namespace}`,
      200,
    ),
    body: pullRequestBody({
      requestId,
      requestedBy,
      cluster,
      namespace,
      manifests: input.files.map(file => `${folder}/${fileNameOf(file)}`),
      summary,
      owner: input.owner ?? null,
      purpose: input.purpose ?? null,
      expires: input.expires ?? null,
    }),
    labels: input.labels ?? config.labels,
    reviewers: input.reviewers ?? config.reviewers,
    author: config.author,
    requestedBy,
  };
}

async function readManifest(
  workspacePath: string,
  file: string,
): Promise<ProposedFile> {
  const path = resolveSafeChildPath(workspacePath, file);
  try {
    return { file, text: await readFile(path, 'utf8') };
  } catch {
    throw new InputError(
      `file: '${file}' is not in the workspace; does a step before this one write it?`,
    );
  }
}

function verbOf(kind: string): string {
  return Object.hasOwn(VERBS, kind) ? VERBS[kind] : 'Deploy';
}
