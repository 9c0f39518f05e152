import type { RepositoryLookup } from '../../gitops';
import { type Check, fail, pass, unknown } from '../Check';

/** Looks for workloads on the base branch of the repository that feeds a cluster. */
export type RepositoryLook = Pick<RepositoryLookup, 'find'>;

/** Whether the name is free on the base branch of the repository that feeds the cluster. */
export function nameInRepository(repository: RepositoryLook): Check {
  return {
    name: 'name-in-repository',
    field: 'name',
    async run({ wish, kind, sight }) {
      const { cluster, namespace, name, owner, repoUrl, requestId } = wish;
      const answer = await repository.find({
        cluster,
        namespace,
        kind,
        name,
        owner,
        repoUrl,
      });
      if (answer.state === 'not-known') return [unknown(answer.reason)];
      const { where, file, readAt } = answer;
      const rest = { asOf: readAt };
      if (!file) return [pass(`The name is free in ${where}.`, rest)];
      if (requestId !== undefined && file.requestId === requestId) {
        return [pass(`${file.path} came from this same request.`, rest)];
      }
      const mayTell = sight.mayRead({
        cluster,
        namespace,
        kind,
        models: file.models,
        owner: file.owner,
      });
      return [
        fail(
          mayTell
            ? `${file.path} in ${where} has this name already${
                file.owner ? `, of ${file.owner}` : ''
              }${file.url ? `: ${file.url}` : '.'}`
            : `The name ${name} is taken in ${where}.`,
          `Choose another name than ${name}.`,
          rest,
        ),
      ];
    },
  };
}
