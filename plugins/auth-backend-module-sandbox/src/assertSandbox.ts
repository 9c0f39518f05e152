import type { Config } from '@backstage/config';

const REFUSAL =
  'auth.providers.sandbox lets anyone sign in as anyone and only works in the sandbox';

/** Throws, with the setting to change, unless this backend can only be the sandbox: enabled by name, on loopback, not in production. */
export function assertSandbox(config: Config, nodeEnv: string | undefined) {
  const wrong = findObstacle(config, nodeEnv);
  if (wrong) {
    throw new Error(
      `${REFUSAL}: ${wrong}. Remove auth.providers.sandbox or correct the setting.`,
    );
  }
}

function findObstacle(
  config: Config,
  nodeEnv: string | undefined,
): string | undefined {
  if (nodeEnv === 'production') {
    return 'NODE_ENV is production';
  }
  if (config.getOptionalBoolean('kaito.sandbox.enabled') !== true) {
    return 'kaito.sandbox.enabled is not true';
  }
  const baseUrl = config.getString('backend.baseUrl');
  if (!isLoopback(hostOfUrl(baseUrl))) {
    return `backend.baseUrl is ${baseUrl}, which is not this machine`;
  }
  const listenHost = readListenHost(config);
  if (listenHost === undefined) {
    return 'backend.listen names no host, so every network interface would answer';
  }
  if (!isLoopback(listenHost)) {
    return `backend.listen is ${listenHost}, which other machines can reach`;
  }
  return undefined;
}

/** Host that the backend listens on; undefined when it is any. */
function readListenHost(config: Config): string | undefined {
  const listen = config.getOptional('backend.listen');
  if (typeof listen === 'string') {
    return hostOfUrl(`http://${listen}`) || undefined;
  }
  return config.getOptionalString('backend.listen.host');
}

function hostOfUrl(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}

/** Whether a host name can only mean this machine. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/.test(host);
}
