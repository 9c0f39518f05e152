import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createChangeAction } from './actions/change/createChangeAction';
import { createProposeAction } from './actions/propose/createProposeAction';
import { createRenderAction } from './actions/render/createRenderAction';
import { createRetireAction } from './actions/retire/createRetireAction';
import { createValidateAction } from './actions/validate/createValidateAction';
import { readGitOpsConfig } from './config';

/**
 * Adds `kaito:manifest:*` and `kaito:gitops:*` to the Scaffolder.
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
        const options = {
          integrations: ScmIntegrations.fromConfig(config),
          config: readGitOpsConfig(config),
        };
        actions.addActions(
          createRenderAction(),
          createValidateAction(),
          createProposeAction(options),
          createChangeAction(options),
          createRetireAction(options),
        );
      },
    });
  },
});
