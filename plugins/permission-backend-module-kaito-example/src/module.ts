import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { createExamplePolicy, signedInPolicy } from './policies';

const DEFAULT_SHARED_CLUSTERS = ['aks-weu-dev'];

/** Installs the example policy when `kaito.examplePolicy.enabled` is true, and otherwise one that allows everything to everyone signed in. */
export const permissionModuleKaitoExample = createBackendModule({
  pluginId: 'permission',
  moduleId: 'kaito-example',
  register(reg) {
    reg.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        policy: policyExtensionPoint,
      },
      async init({ config, logger, policy }) {
        const example = config.getOptionalConfig('kaito.examplePolicy');
        if (example?.getOptionalBoolean('enabled')) {
          policy.setPolicy(
            createExamplePolicy({
              sharedClusters:
                example.getOptionalStringArray('sharedClusters') ??
                DEFAULT_SHARED_CLUSTERS,
            }),
          );
          return;
        }
        logger.warn(
          'No permission policy of your own: everyone who is signed in may do everything. ' +
            'Replace this module with your policy, or try the example with kaito.examplePolicy.enabled: true.',
        );
        policy.setPolicy(signedInPolicy);
      },
    });
  },
});
