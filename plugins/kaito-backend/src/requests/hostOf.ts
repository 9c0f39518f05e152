/** Host of a repository, with its port; written `host?owner=o&repo=r` or as an http(s) URL. */
export function hostOf(repoUrl: string): string {
  const url = /^https?:\/\//i.test(repoUrl) ? repoUrl : `https://${repoUrl}`;
  return URL.canParse(url) ? new URL(url).host : repoUrl;
}
