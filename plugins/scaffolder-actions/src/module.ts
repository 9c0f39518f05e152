import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createProposeAction } from './actions/propose/createProposeAction';
import { createRenderAction } from './actions/render/createRenderAction';
import { readGitOpsConfig } from './config';

/**
 * Adds `kaito:manifest:render` and `kaito:gitops:propose` to the Scaffolder.
 * @public
 */
export const scaffolderModuleKaito = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'kaito',
  register(env) {
    env.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        config: coreServices.rootConfig,
      },
      async init({ actions, config }) {
        actions.addActions(
          createRenderAction(),
          createProposeAction({
            integrations: ScmIntegrations.fromConfig(config),
            config: readGitOpsConfig(config),
          }),
        );
      },
    });
  },
});
