import type { ScmRepository } from './types';

/** Page on which a person opens a pull request by hand; null when the host's pattern is not known. */
export function compareUrl(
  { type, webUrl, fullName }: ScmRepository,
  base: string,
  branch: string,
): string | null {
  switch (type) {
    case 'gitea':
      return `${webUrl}/compare/${path(base)}...${path(branch)}`;
    case 'github':
      return `${webUrl}/compare/${path(base)}...${path(branch)}?expand=1`;
    case 'gitlab': {
      const query = new URLSearchParams({
        'merge_request[source_branch]': branch,
        'merge_request[target_branch]': base,
      });
      return `${webUrl}/-/merge_requests/new?${query}`;
    }
    case 'azure': {
      const query = new URLSearchParams({ sourceRef: branch, targetRef: base });
      return `${webUrl}/pullrequestcreate?${query}`;
    }
    case 'bitbucketCloud': {
      const query = new URLSearchParams({
        source: branch,
        dest: `${fullName}::${base}`,
      });
      return `${webUrl}/pull-requests/new?${query}`;
    }
    case 'bitbucketServer': {
      const query = new URLSearchParams({
        sourceBranch: `refs/heads/${branch}`,
        targetBranch: `refs/heads/${base}`,
      });
      return `${webUrl}/pull-requests?create&${query}`;
    }
    default:
      return null;
  }
}

/** How a person brings a pushed branch to review, in a sentence. */
export function howToPropose(
  repository: ScmRepository,
  base: string,
  branch: string,
): string {
  const page = compareUrl(repository, base, branch);
  if (page) return `Open a pull request on ${page}`;
  const { host, cloneUrl } = repository;
  return `The portal does not know how ${host} takes pull requests. Propose the branch '${branch}' for '${base}' there by hand, or let somebody who may push to '${base}' run: git fetch ${shell(
    cloneUrl,
  )} ${shell(branch)} && git merge FETCH_HEAD`;
}

/** What a page of a file shows: the file as it is on a branch, or as it was at a commit. */
export type FileVersion = { branch: string } | { commit: string };

/** Page of a file; null when the host's pattern is not known. */
export function fileUrl(
  { type, webUrl }: ScmRepository,
  version: FileVersion,
  file: string,
): string | null {
  const [kind, name] =
    'branch' in version
      ? (['branch', version.branch] as const)
      : (['commit', version.commit] as const);
  switch (type) {
    case 'gitea':
      return `${webUrl}/src/${kind}/${path(name)}/${path(file)}`;
    case 'github':
      return `${webUrl}/blob/${path(name)}/${path(file)}`;
    case 'gitlab':
      return `${webUrl}/-/blob/${path(name)}/${path(file)}`;
    case 'azure': {
      const query = new URLSearchParams({
        path: `/${file}`,
        version: `${kind === 'branch' ? 'GB' : 'GC'}${name}`,
      });
      return `${webUrl}?${query}`;
    }
    case 'bitbucketCloud':
      return `${webUrl}/src/${encodeURIComponent(name)}/${path(file)}`;
    case 'bitbucketServer': {
      const at = kind === 'branch' ? `refs/heads/${name}` : name;
      return `${webUrl}/browse/${path(file)}?${new URLSearchParams({ at })}`;
    }
    default:
      return null;
  }
}

function path(text: string): string {
  return text.split('/').map(encodeURIComponent).join('/');
}

/** A word a shell takes as it is. */
function shell(text: string): string {
  return /^[\w./:@%+-]+$/.test(text)
    ? text
    : `'${text.replace(/'/g, `'\\''`)}'`;
}
