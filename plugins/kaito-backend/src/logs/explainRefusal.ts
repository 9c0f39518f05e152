import type { LogTarget } from './chooseContainer';
import { LogError } from './LogError';

const MAX_QUOTE = 300;

/**
 * Says in words why an API server does not give a log. The kubelet's own refusals come through it with their wording,
 * which is all that tells them apart.
 */
export function explainRefusal(
  status: number,
  body: string,
  { cluster, namespace, pod, container }: LogTarget,
): LogError {
  const words = readMessage(body);
  const where = `${container} in pod ${pod}`;
  if (status === 204 || /not have a host assigned/i.test(words)) {
    return new LogError(
      'NotStartedError',
      `Pod ${pod} has no node yet, so ${container} has said nothing. The deployment's page shows what it is waiting for.`,
    );
  }
  if (status === 400 && /previous terminated container/i.test(words)) {
    return new LogError(
      'NoPreviousRunError',
      `The node keeps no run of ${where} before the present one. Read the present one.`,
    );
  }
  if (
    status === 400 &&
    /waiting to start|not available|PodInitializing|ContainerCreating/i.test(
      words,
    )
  ) {
    return new LogError(
      'NotStartedError',
      `${where} has not started${quote(words)}. Its log begins when it does.`,
    );
  }
  if (status === 401) {
    return new LogError(
      'LogUnavailableError',
      `Cluster ${cluster} refuses the portal's credentials. The platform team needs to renew them.`,
    );
  }
  if (status === 403) {
    return new LogError(
      'LogsForbiddenError',
      `The portal's account in cluster ${cluster} may not read logs in namespace ${namespace}. ` +
        "The platform team can allow it there with deploy/rbac/optional/logs-role.yaml: 'get' on 'pods/log'.",
    );
  }
  if (status === 404) {
    return new LogError(
      'NoSuchLogError',
      `Pod ${pod} is gone. Its successor appears on the deployment's page.`,
    );
  }
  if (status === 429) {
    return new LogError(
      'LogUnavailableError',
      `Cluster ${cluster} is busy. Ask again in a moment.`,
    );
  }
  return new LogError(
    'LogUnavailableError',
    status >= 500
      ? `Cluster ${cluster} cannot get the log of ${where}${quote(
          words,
        )}. The pod's node may be unreachable; see the deployment's page.`
      : `Cluster ${cluster} does not give the log of ${where} (HTTP ${status}${quote(
          words,
        )}).`,
  );
}

/** The sentence of a `Status`, or what was said instead of one. */
function readMessage(body: string): string {
  try {
    const { message } = JSON.parse(body);
    return typeof message === 'string' ? message : '';
  } catch {
    return body;
  }
}

function quote(words: string): string {
  const flat = words.replace(/\s+/g, ' ').trim().replace(/[.]$/, '');
  if (!flat) {
    return '';
  }
  return `: ${flat.length > MAX_QUOTE ? `${flat.slice(0, MAX_QUOTE)}…` : flat}`;
}
