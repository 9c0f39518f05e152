import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import fc from 'fast-check';
import { compareUrl, fileUrl, howToPropose } from './pageUrls';
import { parseRepository } from './parseRepository';

const integrations = ScmIntegrations.fromConfig(
  new ConfigReader({
    integrations: {
      gitea: [
        { host: 'git.example.com', baseUrl: 'https://git.example.com/g' },
      ],
      github: [
        { host: 'ghe.example', apiBaseUrl: 'https://ghe.example/api/v3' },
      ],
      gitlab: [
        {
          host: 'lab.example',
          baseUrl: 'http://lab.example/gitlab',
          apiBaseUrl: 'http://lab.example/gitlab/api/v4',
          token: 't',
        },
      ],
      azure: [{ host: 'tfs.example' }],
      bitbucketServer: [
        {
          host: 'bb.example',
          apiBaseUrl: 'https://bb.example/ctx/rest/api/1.0',
        },
      ],
    },
  }),
);
const parse = (url: string) => parseRepository(url, integrations);

/** What a URL is read as; anything but a refusal is thrown on. */
function outcome(url: string) {
  try {
    return parse(url);
  } catch (error) {
    if ((error as Error).name === 'InputError') return 'refused';
    throw error;
  }
}

describe('parseRepository', () => {
  it.each([
    [
      'git.example.com?owner=o&repo=r',
      'gitea',
      'o/r',
      'https://git.example.com/g/o/r.git',
    ],
    [
      'https://git.example.com/g/o/r',
      'gitea',
      'o/r',
      'https://git.example.com/g/o/r.git',
    ],
    [
      'github.com?owner=o&repo=r',
      'github',
      'o/r',
      'https://github.com/o/r.git',
    ],
    ['https://github.com/o/r', 'github', 'o/r', 'https://github.com/o/r.git'],
    [
      'https://github.com/o/r.git/',
      'github',
      'o/r',
      'https://github.com/o/r.git',
    ],
    ['https://ghe.example/o/r', 'github', 'o/r', 'https://ghe.example/o/r.git'],
    [
      'gitlab.com?owner=a/b&repo=r',
      'gitlab',
      'a/b/r',
      'https://gitlab.com/a/b/r.git',
    ],
    [
      'https://gitlab.com/a/b/c/d/r.git',
      'gitlab',
      'a/b/c/d/r',
      'https://gitlab.com/a/b/c/d/r.git',
    ],
    [
      'http://lab.example/gitlab/a/r',
      'gitlab',
      'a/r',
      'http://lab.example/gitlab/a/r.git',
    ],
    [
      'dev.azure.com?organization=o&project=p&repo=r',
      'azure',
      'o/p/_git/r',
      'https://dev.azure.com/o/p/_git/r',
    ],
    [
      'dev.azure.com?organization=o&project=My%20Project&repo=r',
      'azure',
      'o/My Project/_git/r',
      'https://dev.azure.com/o/My%20Project/_git/r',
    ],
    [
      'https://o@dev.azure.com/o/p/_git/r',
      'azure',
      'o/p/_git/r',
      'https://dev.azure.com/o/p/_git/r',
    ],
    [
      'https://dev.azure.com/o/_git/r',
      'azure',
      'o/r/_git/r',
      'https://dev.azure.com/o/r/_git/r',
    ],
    [
      'https://o.visualstudio.com/_git/r',
      'azure',
      'r/_git/r',
      'https://o.visualstudio.com/r/_git/r',
    ],
    [
      'https://tfs.example/tfs/DefaultCollection/p/_git/r',
      'azure',
      'tfs/DefaultCollection/p/_git/r',
      'https://tfs.example/tfs/DefaultCollection/p/_git/r',
    ],
    [
      'https://bitbucket.org/w/r',
      'bitbucketCloud',
      'w/r',
      'https://bitbucket.org/w/r.git',
    ],
    [
      'bitbucket.org?workspace=w&project=P&repo=r',
      'bitbucketCloud',
      'w/r',
      'https://bitbucket.org/w/r.git',
    ],
    [
      'https://bb.example/ctx/projects/KEY/repos/r/browse',
      'bitbucketServer',
      'KEY/r',
      'https://bb.example/ctx/scm/key/r.git',
    ],
    [
      'https://bb.example/ctx/users/ana/repos/r',
      'bitbucketServer',
      '~ana/r',
      'https://bb.example/ctx/scm/~ana/r.git',
    ],
    [
      'https://bb.example/ctx/scm/key/r.git',
      'bitbucketServer',
      'key/r',
      'https://bb.example/ctx/scm/key/r.git',
    ],
    [
      'bb.example?project=KEY&repo=r',
      'bitbucketServer',
      'KEY/r',
      'https://bb.example/ctx/scm/key/r.git',
    ],
    [
      'https://any.example/x/y.git',
      'git',
      'x/y',
      'https://any.example/x/y.git',
    ],
  ])('reads %s', (url, type, fullName, cloneUrl) => {
    expect(parse(url)).toMatchObject({ type, fullName, cloneUrl });
  });

  it.each([
    ['unknown.example?owner=o&repo=r', /no supported integration/],
    ['github.com?owner=o', /'repo' is missing/],
    ['bb.example?owner=o&repo=r', /'project' is missing/],
    ['https://user:secret@github.com/o/r', /leave credentials out/],
    ['https://secret@github.com/o/r', /leave credentials out/],
    ['https://secret@dev.azure.com/o/p/_git/r', /leave credentials out/],
    ['https://o:secret@dev.azure.com/o/p/_git/r', /leave credentials out/],
    ['ssh://git@github.com/o/r', /not supported/],
    ['file:///etc/passwd', /not supported/],
    ['git@github.com:o/r.git', /neither/],
    ['https://github.com/', /names no repository/],
    ['https://github.com/.git', /names no repository/],
    ['https://github.com/o', /not the address/],
    ['https://github.com/o/r/tree/main', /not the address/],
    ['https://gitlab.com/o/r/-/tree/main', /not the address|not a name/],
    ['https://bb.example/ctx/dashboard', /not the address/],
    ['https://dev.azure.com/o/p/r', /not the address/],
    ['https://github.com/o/r?ref=x', /no '\?'/],
    ['https://github.com/o/r#x', /no '\?'/],
    ['http://github.com/o/r', /use https/],
    ['http://dev.azure.com/o/p/_git/r', /use https/],
    ['https://github.com/o/../r/x', /'\.\.'/],
    ['https://github.com/o/%2e%2e/r/x', /'\.\.'/],
    ['https://github.com/o/%2Fetc', /not a name/],
    ['https://github.com/o/r%0Ax', /not a name/],
    ['https://github.com/o/%E0%A4', /not properly encoded/],
    ['https://github.com/o/--upload-pack=x', /not a name/],
    ['https:\\\\github.com\\o\\r', /backslash/],
    ['https://github.com/o/r\n', /space, backslash/],
    ['https://github.com/o/r\u200b', /invisible/],
    ['github.com@evil.example?owner=o&repo=r', /neither/],
    ['evil.example#github.com?owner=o&repo=r', /neither/],
    ['github.com/x?owner=o&repo=r', /neither/],
    ['github.com?owner=..&repo=r', /not a name/],
    ['github.com?owner=o&repo=../../x', /not a name/],
    ['github.com?owner=a/b&repo=r', /not the address/],
    ['http://169.254.169.254/latest/meta-data', /no Git host/],
    ['http://0xA9FEA9FE/x/y', /no Git host/],
    ['http://[fe80::1]/x/y', /no Git host/],
    ['http://[::ffff:169.254.169.254]/x', /no Git host/],
    ['http://metadata.google.internal/x', /no Git host/],
    [`https://github.com/o/${'r'.repeat(3000)}`, /longer than/],
    ['', /neither/],
    ['https://', /not a repository URL|neither/],
  ])('refuses %s', (url, message) => {
    expect(() => parse(url)).toThrow(message);
    expect(() => parse(url)).not.toThrow(/secret/);
  });

  const name = fc
    .stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,20}$/)
    .filter(text => !text.endsWith('.git') && text !== '_git');

  it('reads the same repository from either form', () => {
    fc.assert(
      fc.property(name, name, (owner, repo) => {
        fc.pre(repo !== 'browse');
        const bb = parse(`bb.example?project=${owner}&repo=${repo}`);
        const azure = `organization=o&project=${owner}&repo=${repo}`;
        const lab = parse(`gitlab.com?owner=top/${owner}&repo=${repo}`);
        for (const { cloneUrl, webUrl, ...rest } of [
          parse(`github.com?owner=${owner}&repo=${repo}`),
          parse(`bitbucket.org?workspace=${owner}&repo=${repo}`),
          parse(`git.example.com?owner=${owner}&repo=${repo}`),
          parse(`dev.azure.com?${azure}`),
          lab,
          bb,
        ]) {
          const given = { cloneUrl, webUrl, ...rest };
          expect(parse(webUrl)).toEqual(given);
          const again = parse(cloneUrl);
          expect(again.cloneUrl).toBe(cloneUrl);
          expect(again.fullName.toLowerCase()).toBe(
            rest.fullName.toLowerCase(),
          );
        }
      }),
    );
  });

  it('stays on the host that was named, whatever the rest says', () => {
    const hosts = ['github.com', 'gitlab.com', 'dev.azure.com', 'bb.example'];
    fc.assert(
      fc.property(
        fc.constantFrom(...hosts),
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.string({ unit: 'grapheme-ascii', maxLength: 20 }),
        (host, a, b) => {
          for (const url of [
            `https://${host}/${a}/${b}`,
            `https://${host}/o/p/_git/${a}`,
            `https://${host}/ctx/projects/${a}/repos/${b}`,
            `${host}?owner=${a}&repo=${b}&organization=${b}&project=${a}`,
          ]) {
            const found = outcome(url);
            if (found === 'refused') continue;
            for (const address of [found.cloneUrl, found.webUrl]) {
              const { host: to, username, search, hash } = new URL(address);
              expect([to, username, search, hash]).toEqual([host, '', '', '']);
              expect(new URL(address).href).toBe(address);
            }
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('page URLs', () => {
  it.each([
    [
      'git.example.com?owner=o&repo=r',
      'https://git.example.com/g/o/r/compare/main...kaito/x',
    ],
    [
      'github.com?owner=o&repo=r',
      'https://github.com/o/r/compare/main...kaito/x?expand=1',
    ],
    [
      'gitlab.com?owner=o&repo=r',
      'https://gitlab.com/o/r/-/merge_requests/new?merge_request%5Bsource_branch%5D=kaito%2Fx&merge_request%5Btarget_branch%5D=main',
    ],
    [
      'dev.azure.com?organization=o&project=p&repo=r',
      'https://dev.azure.com/o/p/_git/r/pullrequestcreate?sourceRef=kaito%2Fx&targetRef=main',
    ],
    [
      'https://bitbucket.org/w/r',
      'https://bitbucket.org/w/r/pull-requests/new?source=kaito%2Fx&dest=w%2Fr%3A%3Amain',
    ],
    [
      'bb.example?project=KEY&repo=r',
      'https://bb.example/ctx/projects/KEY/repos/r/pull-requests?create&sourceBranch=refs%2Fheads%2Fkaito%2Fx&targetBranch=refs%2Fheads%2Fmain',
    ],
    ['https://any.example/x/y.git', null],
  ])('compares on %s', (url, page) => {
    expect(compareUrl(parse(url), 'main', 'kaito/x')).toBe(page);
  });

  it('points at a file', () => {
    expect(
      fileUrl(
        parse('git.example.com?owner=o&repo=r'),
        { branch: 'main' },
        'a b/c.yaml',
      ),
    ).toBe('https://git.example.com/g/o/r/src/branch/main/a%20b/c.yaml');
    expect(
      fileUrl(parse('https://any.example/x/y'), { branch: 'main' }, 'a'),
    ).toBeNull();
  });

  it('says how to go on without a page', () => {
    expect(
      howToPropose(parse('github.com?owner=o&repo=r'), 'main', 'kaito/x'),
    ).toBe(
      'Open a pull request on https://github.com/o/r/compare/main...kaito/x?expand=1',
    );
    const plain = parse('https://any.example/x/y%27s.git');
    expect(howToPropose(plain, 'main', "a';rm -rf")).toContain(
      `git fetch 'https://any.example/x/y'\\''s.git' 'a'\\'';rm -rf' && git merge FETCH_HEAD`,
    );
  });
});
