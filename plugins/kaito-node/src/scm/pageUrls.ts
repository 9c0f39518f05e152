import type { ScmRepository } from './types';

/** Page on which a person opens a pull request by hand; null when the host's pattern is not known. */
export function compareUrl(
  { type, webUrl }: ScmRepository,
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
    default:
      return null;
  }
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
    default:
      return null;
  }
}

function path(text: string): string {
  return text.split('/').map(encodeURIComponent).join('/');
}
