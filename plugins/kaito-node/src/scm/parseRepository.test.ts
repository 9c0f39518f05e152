import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { compareUrl, fileUrl } from './pageUrls';
import { parseRepository } from './parseRepository';

const integrations = ScmIntegrations.fromConfig(
  new ConfigReader({
    integrations: {
      gitea: [
        { host: 'git.example.com', baseUrl: 'https://git.example.com/g' },
      ],
    },
  }),
);
const parse = (url: string) => parseRepository(url, integrations);

describe('parseRepository', () => {
  it.each([
    [
      'git.example.com?owner=o&repo=r',
      'gitea',
      'https://git.example.com/g/o/r.git',
    ],
    ['github.com?owner=o&repo=r', 'github', 'https://github.com/o/r.git'],
    ['gitlab.com?owner=a/b&repo=r', 'gitlab', 'https://gitlab.com/a/b/r.git'],
    [
      'dev.azure.com?organization=o&project=p&repo=r',
      'azure',
      'https://dev.azure.com/o/p/_git/r',
    ],
    ['https://any.example/x/y.git', 'git', 'https://any.example/x/y.git'],
    ['https://github.com/o/r', 'github', 'https://github.com/o/r.git'],
  ])('reads %s', (url, type, cloneUrl) => {
    expect(parse(url)).toMatchObject({ type, cloneUrl });
  });

  it.each([
    ['unknown.example?owner=o&repo=r', /no supported integration/],
    ['github.com?owner=o', /'repo' is missing/],
    ['https://user:secret@github.com/o/r', /leave credentials out/],
    ['ssh://git@github.com/o/r', /not supported/],
    ['https://github.com/', /names no repository/],
    ['file:///etc/passwd', /not supported/],
  ])('refuses %s', (url, message) => {
    expect(() => parse(url)).toThrow(message);
    expect(() => parse(url)).not.toThrow(/secret/);
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
    ['https://any.example/x/y.git', null],
  ])('compares on %s', (url, page) => {
    expect(compareUrl(parse(url), 'main', 'kaito/x')).toBe(page);
  });

  it('points at a file', () => {
    expect(
      fileUrl(parse('git.example.com?owner=o&repo=r'), 'main', 'a b/c.yaml'),
    ).toBe('https://git.example.com/g/o/r/src/branch/main/a%20b/c.yaml');
    expect(fileUrl(parse('https://any.example/x/y'), 'main', 'a')).toBeNull();
  });
});
