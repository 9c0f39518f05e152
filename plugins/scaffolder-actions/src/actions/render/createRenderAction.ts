import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { isGated } from '@kaito-portal/backstage-plugin-kaito-common/models';
import { checkBundle } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { initiatorOf } from '../initiatorOf';
import { examples } from './createRenderAction.examples';
import { renderFields } from './renderFields';
import { renderFiles } from './renderFiles';
import { parseRenderInput, type RenderInput } from './renderInput';
import { requestIdOf } from './requestId';
import { summarise } from './summary/summarise';

/** A gated model cannot be downloaded without a token; the pod would only say so after its node is paid for. */
function askForSecret({ kind, namespace, fields }: RenderInput) {
  const { model, modelAccessSecret, externalSecret } = fields;
  const opened =
    modelAccessSecret ||
    externalSecret ||
    fields.accessSecret ||
    fields.useLocalWeights ||
    fields.mode === 'Static' ||
    kind === 'TemplateWorkspace';
  if (typeof model === 'string' && isGated(model) && !opened) {
    throw new InputError(
      `modelAccessSecret: ${model} is a gated model. Name a Secret in ${namespace} whose key HF_TOKEN holds a token for which its licence has been accepted; without it the pod cannot download the weights.`,
    );
  }
}

/**
 * `kaito:manifest:render` writes the manifests of a KAITO deployment into the task's workspace, checked. It touches
 * nothing else, so a dry run does the same; doing it again writes the same, so it needs no checkpoint.
 */
export function createRenderAction() {
  return createTemplateAction({
    id: 'kaito:manifest:render',
    description:
      "Renders a KAITO deployment (Workspace, InferenceSet, RAGEngine, MultiRoleInference, ModelMirror, and what stands beside them), checked against the rules of KAITO's admission webhook.",
    examples,
    supportsDryRun: true,
    schema: {
      input: renderFields,
      output: {
        requestId: z => z.string().describe('Id of the request'),
        file: z =>
          z.string().describe('Where the workload is in the workspace'),
        files: z =>
          z
            .array(z.string())
            .describe('Where each manifest is, in the order they are needed'),
        manifest: z => z.string().describe('The workload, as YAML'),
        summary: z =>
          z
            .record(z.union([z.string(), z.number(), z.null()]))
            .describe('Model, licence, machines and fit for the reviewer'),
        findings: z =>
          z
            .array(z.record(z.union([z.string(), z.null()])))
            .describe('What the checks found that does not stand in the way'),
      },
    },
    async handler(ctx) {
      ctx.signal?.throwIfAborted();
      const input = parseRenderInput(ctx.input);
      const { cluster, namespace, owner, purpose, expires } = input;
      const requestedBy = initiatorOf(ctx);
      const requestId = requestIdOf(ctx.task.id, input);
      const { files, workload, bundle } = renderFiles(input, {
        requestId,
        requestedBy,
        owner,
        purpose,
        expires,
      });
      askForSecret(input);
      const summary = summarise(input);

      const folder = `${cluster}/${namespace}`;
      for (const { name, text } of files) {
        const path = resolveSafeChildPath(
          ctx.workspacePath,
          `${folder}/${name}`,
        );
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, text);
      }
      const paths = files.map(({ name }) => `${folder}/${name}`);
      ctx.logger.info(`Rendered ${paths.join(', ')} for request ${requestId}`);

      const { kaitoVersion } = input.fields;
      const findings = checkBundle(
        bundle,
        typeof kaitoVersion === 'string' ? { kaitoVersion } : {},
      );
      ctx.output('requestId', requestId);
      ctx.output('file', `${folder}/${workload.name}`);
      ctx.output('files', paths);
      ctx.output('manifest', workload.text);
      ctx.output('summary', { ...summary });
      ctx.output(
        'findings',
        findings.map(finding => ({ ...finding })),
      );
    },
  });
}
