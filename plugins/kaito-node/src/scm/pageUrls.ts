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

/** Page of a file on a branch; null when the host's pattern is not known. */
export function fileUrl(
  { type, webUrl }: ScmRepository,
  branch: string,
  file: string,
): string | null {
  switch (type) {
    case 'gitea':
      return `${webUrl}/src/branch/${path(branch)}/${path(file)}`;
    case 'github':
      return `${webUrl}/blob/${path(branch)}/${path(file)}`;
    case 'gitlab':
      return `${webUrl}/-/blob/${path(branch)}/${path(file)}`;
    case 'azure': {
      const query = new URLSearchParams({
        path: `/${file}`,
        version: `GB${branch}`,
      });
      return `${webUrl}?${query}`;
    }
    case 'bitbucketCloud':
      return `${webUrl}/src/${encodeURIComponent(branch)}/${path(file)}`;
    case 'bitbucketServer': {
      const query = new URLSearchParams({ at: `refs/heads/${branch}` });
      return `${webUrl}/browse/${path(file)}?${query}`;
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
