import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createChangeAction } from './actions/change/createChangeAction';
import { createClusterRenderAction } from './actions/prepare/createClusterRenderAction';
import { createPreflightAction } from './actions/preflight/createPreflightAction';
import { createProposeAction } from './actions/propose/createProposeAction';
import { createRenderAction } from './actions/render/createRenderAction';
import { createRetireAction } from './actions/retire/createRetireAction';
import { createValidateAction } from './actions/validate/createValidateAction';
import { createKaitoBackend } from './kaitoBackend';
import { readGitOpsConfig } from '@kaito-portal/backstage-plugin-kaito-node/gitops';

/**
 * Adds `kaito:manifest:*`, `kaito:cluster:*`, `kaito:preflight` and `kaito:gitops:*` to the Scaffolder.
 * @public
 */
export const scaffolderModuleKaito = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'kaito',
  register(env) {
    env.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
      },
      async init({ actions, config, ...services }) {
        const kaito = createKaitoBackend(services);
        const options = {
          integrations: ScmIntegrations.fromConfig(config),
          config: readGitOpsConfig(config),
          requests: kaito,
        };
        actions.addActions(
          createRenderAction(),
          createValidateAction(),
          createClusterRenderAction(),
          createPreflightAction({ kaito }),
          createProposeAction(options),
          createChangeAction(options),
          createRetireAction(options),
        );
      },
    });
  },
});
