import { clusterFactsSchema } from '@kaito-portal/backstage-plugin-kaito-common/validation';
import { readFile } from 'node:fs/promises';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { z } from 'zod';
import { parseInput } from '../propose/parseInput';
import { checkSources } from './checkSources';
import type { FileFinding } from './checkText';
import { examples } from './createValidateAction.examples';
import { matchFiles } from './matchFiles';

/** Gravest first. */
const SEVERITIES = [
  'rejected',
  'ineffective',
  'advice',
  'not-checked',
] as const;

const inputSchema = z.object({
  files: z.array(z.string().min(1)).min(1, 'name files, folders or patterns'),
  failOn: z.enum([...SEVERITIES, 'never']).default('ineffective'),
  facts: clusterFactsSchema.default({}),
});

function inWords({ file, line, rule, path, message, fix }: FileFinding) {
  const where = path ? `${path}: ` : '';
  return `${file}:${line} ${rule} ${where}${message}${fix ? ` (${fix})` : ''}`;
}

/**
 * `kaito:manifest:validate`: what KAITO would say of manifests of the workspace. It reads only, so a dry run does the
 * same and no checkpoint is needed.
 */
export function createValidateAction() {
  return createTemplateAction({
    id: 'kaito:manifest:validate',
    description:
      "Checks the KAITO manifests among files of the workspace against the rules of KAITO's admission webhook, and fails from a severity on.",
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        files: z3 =>
          z3
            .array(z3.string())
            .describe(
              'Files, folders, or patterns with * and **, in the workspace',
            ),
        failOn: z3 =>
          z3
            .enum([...SEVERITIES, 'never'])
            .optional()
            .describe(
              'The mildest severity that fails the step; ineffective when left out',
            ),
        facts: z3 =>
          z3
            .record(z3.unknown())
            .optional()
            .describe(
              'What is known of the cluster: kaitoVersion, provisioner, cloud, gates, nodes, nodeClasses, csiDrivers, storageClasses, releaseConfigMaps, namespaces',
            ),
      },
      output: {
        findings: z3 =>
          z3
            .array(z3.record(z3.union([z3.string(), z3.number(), z3.null()])))
            .describe(
              'file, document, kind, name, rule, severity, path, line, message, fix',
            ),
        files: z3 => z3.array(z3.string()).describe('Files that were read'),
        objects: z3 =>
          z3.number().describe('How many objects of KAITO they hold'),
      },
    },
    async handler(ctx) {
      ctx.signal?.throwIfAborted();
      const input = parseInput(inputSchema, ctx.input);
      for (const file of input.files) {
        resolveSafeChildPath(ctx.workspacePath, file);
      }
      const { files, unmatched } = await matchFiles(
        ctx.workspacePath,
        input.files,
      );
      if (unmatched.length > 0) {
        throw new InputError(
          `files: nothing in the workspace is named by ${unmatched
            .map(pattern => `'${pattern}'`)
            .join(', ')}; does a step before this one write it?`,
        );
      }
      const sources = [];
      for (const file of files) {
        ctx.signal?.throwIfAborted();
        const path = resolveSafeChildPath(ctx.workspacePath, file);
        sources.push({ file, text: await readFile(path, 'utf8') });
      }
      const { findings, objects } = checkSources(sources, input.facts);
      ctx.output(
        'findings',
        findings.map(finding => ({ ...finding })),
      );
      ctx.output('files', files);
      ctx.output('objects', objects);
      for (const finding of findings) {
        ctx.logger.info(`${finding.severity}: ${inWords(finding)}`);
      }
      const fatal =
        input.failOn === 'never'
          ? []
          : SEVERITIES.slice(0, SEVERITIES.indexOf(input.failOn) + 1);
      const stops = findings.filter(({ severity }) =>
        (fatal as string[]).includes(severity),
      );
      if (stops.length > 0) {
        throw new InputError(
          `The manifests do not pass (failOn: ${input.failOn}). ${stops
            .map(inWords)
            .join('; ')}`,
        );
      }
      ctx.logger.info(
        `${objects} objects of KAITO in ${files.length} files pass.`,
      );
    },
  });
}
