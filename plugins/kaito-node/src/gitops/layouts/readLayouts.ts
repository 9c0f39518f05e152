import type { Config } from '@backstage/config';
import { z } from 'zod';
import { type LayoutConfig, layoutConfigSchema } from './LayoutConfig';
import { foldersOf, isPlainPart } from './pathTemplate';

const ROOT = 'kaito.gitops';

function fieldOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : `${text}.${String(part)}`,
    ROOT,
  );
}

function wordsOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `${issue.keys.join(
        ', ',
      )} is not known here. Remove it, or check the spelling.`;
    case 'invalid_value':
      return `Write one of ${issue.values.join(', ')}.`;
    default:
      return issue.message;
  }
}

/**
 * The layouts of `kaito.gitops`, in the order they are tried.
 * @throws Error with each field, what is wrong with it and what to do: manifests must not end up elsewhere by a slip
 */
export function readLayouts(gitops: Config | undefined): LayoutConfig[] {
  const schema = z.object({ layouts: z.array(layoutConfigSchema).default([]) });
  const layouts = gitops?.getOptional<unknown>('layouts');
  const parsed = schema.safeParse({ layouts });
  if (parsed.success) return parsed.data.layouts;
  const lines = parsed.error.issues.map(
    issue => `${fieldOf(issue.path)}: ${wordsOf(issue)}`,
  );
  throw new Error(lines.join('\n'));
}

/**
 * The folder everything is in, by the configuration.
 * @throws Error when it leads out of the repository
 */
export function readRoot(gitops: Config | undefined): string {
  const path = gitops?.getOptionalString('path') ?? 'clusters';
  const folders = foldersOf(path);
  if (folders.every(isPlainPart)) return folders.join('/');
  throw new Error(
    `${ROOT}.path: '${path}' is not a folder below the repository. Write one such as clusters, without placeholders; those go into layouts.`,
  );
}
