import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { isGated } from '@kaito-portal/backstage-plugin-kaito-common/models';
import {
  renderWorkspace,
  toYaml,
} from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import { validateWorkspace } from '@kaito-portal/backstage-plugin-kaito-common/validation';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { examples } from './createRenderAction.examples';
import { refuseRejected } from './refuse';
import { parseRenderInput } from './renderInput';
import { requestIdOf } from './requestId';
import { summarise } from './summarise';

/**
 * `kaito:manifest:render` writes a validated KAITO Workspace into the task's workspace. It touches nothing else, so a
 * dry run does the same.
 */
export function createRenderAction() {
  return createTemplateAction({
    id: 'kaito:manifest:render',
    description:
      "Renders a KAITO Workspace that serves a model, checked against the rules of KAITO's admission webhook.",
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        name: z =>
          z.string().describe('Name of the Workspace and of its Service'),
        namespace: z => z.string().describe('Namespace of the Workspace'),
        cluster: z => z.string().describe('Cluster it is meant for'),
        model: z => z.string().describe('Hugging Face id or KAITO preset name'),
        instanceType: z =>
          z.string().describe('Machine type of the nodes KAITO provisions'),
        modelAccessSecret: z =>
          z
            .string()
            .optional()
            .describe(
              'Name of a Secret in the namespace whose key HF_TOKEN opens the model; never the token itself',
            ),
        owner: z => z.string().describe('Entity ref of the owning team'),
        purpose: z => z.string().describe('What the model is for'),
        expires: z =>
          z
            .string()
            .optional()
            .describe('Day (YYYY-MM-DD) after which the deployment should go'),
      },
      output: {
        requestId: z => z.string().describe('Id of the request'),
        file: z =>
          z.string().describe('Where the manifest is in the workspace'),
        manifest: z => z.string().describe('The manifest, as YAML'),
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
      const requestedBy = ctx.user?.ref;
      if (!requestedBy) {
        throw new InputError(
          'The task does not say who asks. Start the template as a signed-in user.',
        );
      }
      if (isGated(input.model) && !input.modelAccessSecret) {
        throw new InputError(
          `modelAccessSecret: ${input.model} is a gated model. Name a Secret in ${input.namespace} whose key HF_TOKEN holds a token for which its licence has been accepted; without it the pod cannot download the weights.`,
        );
      }
      const requestId = requestIdOf(ctx.task.id, input);
      const workspace = renderWorkspace({
        ...input,
        provenance: {
          requestId,
          requestedBy,
          owner: input.owner,
          purpose: input.purpose,
          expires: input.expires || null,
        },
      });
      const findings = refuseRejected(validateWorkspace(workspace));
      const manifest = toYaml(workspace);
      const file = `${input.cluster}/${input.namespace}/${input.name}.yaml`;
      const path = resolveSafeChildPath(ctx.workspacePath, file);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, manifest);
      ctx.logger.info(`Rendered ${file} for request ${requestId}`);

      ctx.output('requestId', requestId);
      ctx.output('file', file);
      ctx.output('manifest', manifest);
      ctx.output('summary', {
        ...summarise(input.model, input.instanceType),
      });
      ctx.output(
        'findings',
        findings.map(finding => ({ ...finding })),
      );
    },
  });
}
