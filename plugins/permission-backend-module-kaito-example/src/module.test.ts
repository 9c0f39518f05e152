import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  createBackendPlugin,
  coreServices,
} from '@backstage/backend-plugin-api';
import type { PermissionPolicy } from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import type { JsonObject } from '@backstage/types';
import permissionModuleKaitoExample from './index';
import { signedInPolicy } from './policies';

async function install(data: JsonObject) {
  const setPolicy = jest.fn<void, [PermissionPolicy]>();
  const logger = mockServices.logger.mock();
  const plugin = createBackendPlugin({
    pluginId: 'permission',
    register(env) {
      env.registerExtensionPoint(policyExtensionPoint, { setPolicy });
      env.registerInit({
        deps: { lifecycle: coreServices.lifecycle },
        async init() {},
      });
    },
  });
  await startTestBackend({
    features: [
      plugin,
      permissionModuleKaitoExample,
      mockServices.rootConfig.factory({ data }),
      logger.factory,
    ],
  });
  return { setPolicy, logger };
}

describe('permissionModuleKaitoExample', () => {
  it('allows everything to everyone signed in unless it is switched on, and says so', async () => {
    const { setPolicy, logger } = await install({});
    expect(setPolicy).toHaveBeenCalledTimes(1);
    expect(setPolicy).toHaveBeenCalledWith(signedInPolicy);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('kaito.examplePolicy.enabled'),
    );
  });

  it('installs exactly the example when it is', async () => {
    const { setPolicy, logger } = await install({
      kaito: { examplePolicy: { enabled: true } },
    });
    expect(setPolicy).toHaveBeenCalledTimes(1);
    expect(setPolicy).not.toHaveBeenCalledWith(signedInPolicy);
    expect(logger.warn).not.toHaveBeenCalled();
  });
});
