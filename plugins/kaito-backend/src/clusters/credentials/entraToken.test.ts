import { createClusterCredentials } from './ClusterCredentials';
import { AKS_SCOPE, createEntraToken } from './entraToken';

describe('createEntraToken', () => {
  it('asks for the API servers of AKS', async () => {
    const getToken = jest.fn(async () => ({
      token: 'entra',
      expiresOnTimestamp: 3_600_000,
    }));
    const { token } = createEntraToken({ getToken }, () => 0);
    expect(await token()).toBe('entra');
    expect(getToken).toHaveBeenCalledWith(AKS_SCOPE, expect.anything());
  });

  it('says what kind of failure it is, and not what was sent', async () => {
    const failure = Object.assign(new Error('client_secret=sekret'), {
      name: 'CredentialUnavailableError',
    });
    for (const getToken of [
      async () => Promise.reject(failure),
      async () => null,
    ]) {
      const { token } = createEntraToken({ getToken });
      const error = await token().catch(reason => reason);
      expect(error).toMatchObject({
        name: 'ClusterSourceError',
        message: expect.stringMatching(
          /^Microsoft Entra gave no token.*kaito\.azure/,
        ),
      });
      expect(error.message).not.toContain('sekret');
    }
  });

  it('is one for all clusters, and nobody signs in before it is needed', async () => {
    const azure = jest.fn(() => ({ getToken: async () => null }));
    const credentials = createClusterCredentials({ azure, allowExec: false });
    expect(azure).not.toHaveBeenCalled();
    expect(credentials.entra()).toBe(credentials.entra());
    expect(azure).toHaveBeenCalledTimes(1);
  });
});
