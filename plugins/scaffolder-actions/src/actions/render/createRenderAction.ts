import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  prepareDeployment,
  readDeploymentRequest,
  toPreflightRequest,
} from '@kaito-portal/backstage-plugin-kaito-common/requests';
import { asInputError } from '../asInputError';
import { initiatorOf } from '../initiatorOf';
import { writeManifests } from '../writeManifests';
import { examples } from './createRenderAction.examples';
import { renderFields } from './renderFields';
import { requestIdOf } from './requestId';

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
        request: z =>
          z.record(z.unknown()).describe('What kaito:preflight is to look at'),
        findings: z =>
          z
            .array(z.record(z.union([z.string(), z.null()])))
            .describe('What the checks found that does not stand in the way'),
      },
    },
    async handler(ctx) {
      ctx.signal?.throwIfAborted();
      const request = asInputError(() => readDeploymentRequest(ctx.input));
      const { cluster, namespace } = request;
      const requestedBy = initiatorOf(ctx);
      const requestId = request.requestId ?? requestIdOf(ctx.task.id, request);
      const { files, workload, findings, summary } = asInputError(() =>
        prepareDeployment(request, { requestId, requestedBy }),
      );

      const folder = `${cluster}/${namespace}`;
      const paths = await writeManifests(ctx.workspacePath, folder, files);
      ctx.logger.info(`Rendered ${paths.join(', ')} for request ${requestId}`);

      ctx.output('requestId', requestId);
      ctx.output('file', `${folder}/${workload.name}`);
      ctx.output('files', paths);
      ctx.output('manifest', workload.text);
      ctx.output('summary', { ...summary });
      ctx.output('request', { ...toPreflightRequest(request, { requestId }) });
      ctx.output(
        'findings',
        findings.map(finding => ({ ...finding })),
      );
    },
  });
}
