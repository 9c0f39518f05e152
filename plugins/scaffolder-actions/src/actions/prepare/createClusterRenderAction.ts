import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  commandsMarkdown,
  readClusterSetup,
  renderClusterSetup,
  SETUP_FOLDER,
  summariseSetup,
} from '@kaito-portal/backstage-plugin-kaito-common/cluster-setup';
import { asInputError } from '../asInputError';
import { initiatorOf } from '../initiatorOf';
import { requestIdOf } from '../render/requestId';
import { writeManifests } from '../writeManifests';
import { clusterFields } from './clusterFields';
import { examples } from './createClusterRenderAction.examples';

/**
 * `kaito:cluster:render` writes what prepares a cluster into the task's workspace, checked. It touches nothing else, so
 * a dry run does the same; doing it again writes the same, so it needs no checkpoint.
 */
export function createClusterRenderAction() {
  return createTemplateAction({
    id: 'kaito:cluster:render',
    description:
      "Renders what prepares a cluster: KAITO's charts for Flux or Argo CD with release, provisioner and feature gates, and the rights of the portal's account. Says what is to be done by hand; runs nothing.",
    examples,
    supportsDryRun: true,
    schema: {
      input: clusterFields,
      output: {
        requestId: z => z.string().describe('Id of the request'),
        namespace: z =>
          z.string().describe('Folder of the cluster the manifests go to'),
        files: z => z.array(z.string()).describe('Where each manifest is'),
        commands: z => z.string().describe('What is done by hand, as Markdown'),
        summary: z =>
          z
            .record(z.unknown())
            .describe('What is installed and granted, for the reviewer'),
      },
    },
    async handler(ctx) {
      ctx.signal?.throwIfAborted();
      const setup = asInputError(() => readClusterSetup(ctx.input));
      const { cluster } = setup;
      const requestedBy = initiatorOf(ctx);
      const requestId =
        setup.requestId ??
        requestIdOf(
          ctx.task.id,
          { cluster, namespace: SETUP_FOLDER, name: cluster.toLowerCase() },
          'prepare',
        );
      const paths = await writeManifests(
        ctx.workspacePath,
        `${cluster}/${SETUP_FOLDER}`,
        renderClusterSetup(setup, { requestId, requestedBy }),
      );
      ctx.logger.info(`Rendered ${paths.join(', ')} for request ${requestId}`);

      const summary = summariseSetup(setup);
      ctx.output('requestId', requestId);
      ctx.output('namespace', SETUP_FOLDER);
      ctx.output('files', paths);
      ctx.output('commands', commandsMarkdown(summary.commands));
      ctx.output('summary', { ...summary });
    },
  });
}
