import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { credentialsFor } from './credentials';
import { parseRepository } from './parseRepository';

const basic = (pair: string) => `Basic ${Buffer.from(pair).toString('base64')}`;

function credentials(
  integrations: Record<string, unknown[]>,
  repoUrl: string,
  userToken?: string,
) {
  const registry = ScmIntegrations.fromConfig(
    new ConfigReader({ integrations } as never),
  );
  return credentialsFor(
    parseRepository(repoUrl, registry),
    registry,
    userToken,
  );
}

describe('credentialsFor', () => {
  it.each([
    [
      'github',
      { github: [{ host: 'github.com', token: 't' }] },
      'https://github.com/o/r',
      { username: 'x-access-token', password: 't' },
      'Bearer t',
    ],
    [
      'gitlab',
      { gitlab: [{ host: 'gitlab.com', token: 't' }] },
      'https://gitlab.com/g/s/r',
      { username: 'oauth2', password: 't' },
      'Bearer t',
    ],
    [
      'azure',
      {
        azure: [
          {
            host: 'dev.azure.com',
            credentials: [
              { organizations: ['other'], personalAccessToken: 'no' },
              { organizations: ['o'], personalAccessToken: 't' },
            ],
          },
        ],
      },
      'https://o@dev.azure.com/o/p/_git/r',
      { username: 'pat', password: 't' },
      basic(':t'),
    ],
    [
      'bitbucketCloud with an API token',
      { bitbucketCloud: [{ username: 'me@x.org', token: 't' }] },
      'https://bitbucket.org/w/r',
      { username: 'x-bitbucket-api-token-auth', password: 't' },
      basic('me@x.org:t'),
    ],
    [
      'bitbucketCloud with an app password',
      { bitbucketCloud: [{ username: 'me', appPassword: 'p' }] },
      'https://bitbucket.org/w/r',
      { username: 'me', password: 'p' },
      basic('me:p'),
    ],
    [
      'bitbucketServer with a token',
      {
        bitbucketServer: [
          {
            host: 'bb.example',
            apiBaseUrl: 'https://bb.example/rest/api/1.0',
            token: 't',
          },
        ],
      },
      'https://bb.example/projects/P/repos/r',
      { headers: { authorization: 'Bearer t' } },
      'Bearer t',
    ],
    [
      'bitbucketServer with a password',
      {
        bitbucketServer: [
          {
            host: 'bb.example',
            apiBaseUrl: 'https://bb.example/rest/api/1.0',
            username: 'u',
            password: 'p',
          },
        ],
      },
      'https://bb.example/projects/P/repos/r',
      { username: 'u', password: 'p' },
      basic('u:p'),
    ],
    [
      'gitea with a bare token',
      { gitea: [{ host: 'git.example', password: 't' }] },
      'https://git.example/o/r',
      { username: 'oauth2', password: 't' },
      basic('oauth2:t'),
    ],
  ])('reads %s', async (_, integrations, url, git, authorization) => {
    const found = await credentials(integrations, url);
    expect(found?.git).toEqual(git);
    expect(found?.headers).toEqual({ authorization });
    expect(found?.secrets.length).toBeGreaterThan(0);
  });

  it("prefers the user's own token", async () => {
    const integrations = { github: [{ host: 'github.com', token: 'shared' }] };
    const found = await credentials(
      integrations,
      'https://github.com/o/r',
      'own',
    );
    expect(JSON.stringify(found)).not.toContain('shared');
    expect(found?.headers).toEqual({ authorization: 'Bearer own' });
  });

  it('is without where nothing is configured', async () => {
    for (const url of [
      'https://github.com/o/r',
      'https://gitlab.com/o/r',
      'https://bitbucket.org/o/r',
      'https://any.example/o/r',
    ]) {
      expect(await credentials({}, url)).toBeNull();
    }
  });
});
