import { fileUrl } from './pageUrls';
import type { ScmRepository, ScmType } from './types';

const COMMIT = 'c'.repeat(40);
const FILE = 'clusters/a b/phi.yaml';

function repository(type: ScmType): ScmRepository {
  const webUrl = 'https://git.example.com/platform/fleet';
  return {
    type,
    host: 'git.example.com',
    fullName: 'platform/fleet',
    cloneUrl: `${webUrl}.git`,
    webUrl,
  };
}

describe('pages of a file', () => {
  it.each<[ScmType, string, string]>([
    [
      'gitea',
      '/src/branch/team/main/clusters/a%20b/phi.yaml',
      `/src/commit/${COMMIT}/clusters/a%20b/phi.yaml`,
    ],
    [
      'github',
      '/blob/team/main/clusters/a%20b/phi.yaml',
      `/blob/${COMMIT}/clusters/a%20b/phi.yaml`,
    ],
    [
      'gitlab',
      '/-/blob/team/main/clusters/a%20b/phi.yaml',
      `/-/blob/${COMMIT}/clusters/a%20b/phi.yaml`,
    ],
    [
      'azure',
      '?path=%2Fclusters%2Fa+b%2Fphi.yaml&version=GBteam%2Fmain',
      `?path=%2Fclusters%2Fa+b%2Fphi.yaml&version=GC${COMMIT}`,
    ],
    [
      'bitbucketCloud',
      '/src/team%2Fmain/clusters/a%20b/phi.yaml',
      `/src/${COMMIT}/clusters/a%20b/phi.yaml`,
    ],
    [
      'bitbucketServer',
      '/browse/clusters/a%20b/phi.yaml?at=refs%2Fheads%2Fteam%2Fmain',
      `/browse/clusters/a%20b/phi.yaml?at=${COMMIT}`,
    ],
  ])('%s: on a branch and at a commit', (type, onBranch, atCommit) => {
    const host = repository(type);
    expect(fileUrl(host, { branch: 'team/main' }, FILE)).toBe(
      host.webUrl + onBranch,
    );
    expect(fileUrl(host, { commit: COMMIT }, FILE)).toBe(
      host.webUrl + atCommit,
    );
  });

  it('knows none of a host that only speaks Git', () => {
    expect(fileUrl(repository('git'), { commit: COMMIT }, FILE)).toBeNull();
  });
});
