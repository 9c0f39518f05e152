import type { ClusterMetadata } from '../../namespaces/ClusterMetadata';
import type { PolicyService } from '../../policy';
import { type Check, type CheckResult, fail, pass, unknown } from '../Check';
import type { Subject } from '../Subject';

const GRANT =
  'Apply deploy/rbac/optional/secrets-role.yaml in that namespace to have it checked.';

async function look(
  metadata: ClusterMetadata,
  { wish }: Subject,
  { name, field }: { name: string; field: string },
  signal: AbortSignal,
): Promise<CheckResult> {
  const { cluster, namespace } = wish;
  const rest = { field, asOf: new Date().toISOString() };
  const may = await metadata.may(
    cluster,
    { verb: 'get', resource: 'secrets', namespace, name },
    signal,
  );
  if (!may) {
    return unknown(
      `Whether there is a Secret ${name} in namespace ${namespace} is not checked: the portal's account may not read Secrets there, as is the default. ${GRANT}`,
      { field },
    );
  }
  const path = ['namespaces', namespace, 'secrets', name]
    .map(encodeURIComponent)
    .join('/');
  const exists = await metadata.exists(cluster, `/api/v1/${path}`, signal);
  return exists
    ? pass(
        `There is a Secret ${name} in namespace ${namespace}; what is in it was not read.`,
        rest,
      )
    : fail(
        `There is no Secret ${name} in namespace ${namespace} of ${cluster}.`,
        'Create it first, or name another.',
        rest,
      );
}

/** Why whoever asks is not told; null when they are. */
async function whyHidden(
  { wish, kind, model, sight }: Subject,
  rules: PolicyService,
): Promise<string | null> {
  const { cluster, namespace } = wish;
  const isTheirs = sight.mayRead({
    cluster,
    namespace,
    kind,
    models: [wish.model, model?.name].flatMap(name => name ?? []),
    owner: wish.owner ?? null,
  });
  if (!isTheirs) {
    return `you may not read deployments of this owner in namespace ${namespace}.`;
  }
  const judge = await rules.judgeFor({
    owner: wish.owner ?? null,
    mayRead: sight.mayRead,
  });
  const isClosed = judge({ cluster, namespace, instanceTypes: [] }).some(
    ({ effect, field }) =>
      effect === 'deny' && ['cluster', 'namespace'].includes(field),
  );
  return isClosed
    ? `the rules of the organisation do not let this owner deploy in namespace ${namespace} of ${cluster}.`
    : null;
}

/**
 * Whether the Secrets the request names exist, where the cluster lets the portal say so. Only told to those who could see
 * a deployment of theirs in that namespace and may have one there: names of Secrets are not for everyone to guess.
 */
export function secret(metadata: ClusterMetadata, rules: PolicyService): Check {
  return {
    name: 'secret',
    field: null,
    async run(subject, signal) {
      const { secrets } = subject.wish;
      if (secrets.length === 0) {
        return [pass('No Secret is named that must exist.')];
      }
      const hidden = await whyHidden(subject, rules);
      return Promise.all(
        secrets.map(async one =>
          hidden === null
            ? look(metadata, subject, one, signal)
            : unknown(
                `Whether there is a Secret ${one.name} is not told: ${hidden}`,
                { field: one.field },
              ),
        ),
      );
    },
  };
}
