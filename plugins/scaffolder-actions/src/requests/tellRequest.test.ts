import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { KaitoRequestError } from '@kaito-portal/backstage-plugin-kaito-common/api';
import type { Proposal, ProposalResult } from '../actions/propose/Proposal';
import { createKaitoBackend } from '../kaitoBackend';
import type { RequestsApi } from './RequestsPort';
import { tellRequest, type TellContext } from './tellRequest';

const dana = mockCredentials.user('user:default/dana');

const proposal = {
  requestId: 'phi-1',
  title: 'Deploy phi',
  baseBranch: 'main',
  scm: {
    repository: { cloneUrl: 'https://git.example.com/platform/fleet.git' },
  },
  request: {
    verb: 'deploy',
    place: {
      cluster: 'north',
      kind: 'Workspace',
      namespace: 'search',
      name: 'phi',
    },
  },
} as unknown as Proposal;

const open: ProposalResult = {
  state: 'open',
  branch: 'kaito/phi-1',
  diff: '--- /dev/null\n+++ b/clusters/north/search/phi.yaml\n@@ -0,0 +1 @@\n+x\n--- a/clusters/north/kustomization.yaml\n+++ b/clusters/north/kustomization.yaml\n',
  pullRequest: {
    number: 12,
    url: 'https://git.example.com/pulls/12',
  } as ProposalResult['pullRequest'],
  compareUrl: null,
};

async function refusal(status: number, name: string, message: string) {
  return KaitoRequestError.fromResponse(
    new Response(JSON.stringify({ error: { name, message } }), { status }),
  );
}

function setup(overrides: Partial<RequestsApi> = {}) {
  const api = {
    registerRequest: jest.fn(async () => ({} as never)),
    reportRequestProgress: jest.fn(async () => ({} as never)),
    ...overrides,
  };
  const logger = mockServices.logger.mock();
  const cancel = new AbortController();
  const ctx: TellContext = {
    task: { id: 'task-1' },
    logger,
    signal: cancel.signal,
    getInitiatorCredentials: async () => dana,
  };
  const port = jest.fn(() => api);
  return { api, logger, ctx, port, cancel };
}

describe('tellRequest', () => {
  it('registers before anything is proposed and reports after, as the person who asks', async () => {
    const { api, ctx, port } = setup();
    const propose = jest.fn(async () => {
      expect(api.registerRequest).toHaveBeenCalledTimes(1);
      return open;
    });
    await expect(tellRequest(ctx, proposal, port, propose)).resolves.toBe(open);
    expect(port).toHaveBeenCalledWith(dana);
    expect(api.registerRequest).toHaveBeenCalledWith(
      {
        ...proposal.request,
        id: 'phi-1',
        title: 'Deploy phi',
        taskId: 'task-1',
        repoUrl: 'https://git.example.com/platform/fleet.git',
        baseBranch: 'main',
        branch: 'kaito/phi-1',
      },
      { signal: expect.any(AbortSignal) },
    );
    expect(api.reportRequestProgress).toHaveBeenCalledWith(
      'phi-1',
      {
        state: 'proposed',
        pullRequest: { number: 12, url: 'https://git.example.com/pulls/12' },
        files: [
          'clusters/north/search/phi.yaml',
          'clusters/north/kustomization.yaml',
        ],
      },
      expect.anything(),
    );
  });

  it.each<[ProposalResult['state'], string]>([
    ['merged', 'merged'],
    ['pushed', 'pushed'],
    ['unchanged', 'unchanged'],
  ])('reports %s', async (state, expected) => {
    const { api, ctx, port } = setup();
    await tellRequest(ctx, proposal, port, async () => ({
      ...open,
      state,
      pullRequest: null,
      compareUrl: 'https://git.example.com/compare',
    }));
    expect(api.reportRequestProgress).toHaveBeenCalledWith(
      'phi-1',
      expect.objectContaining({
        state: expected,
        compareUrl: 'https://git.example.com/compare',
      }),
      expect.anything(),
    );
  });

  it('reports why a proposal failed, and fails with the same', async () => {
    const { api, ctx, port } = setup();
    const error = new Error('The Git host is down');
    await expect(
      tellRequest(ctx, proposal, port, async () => {
        throw error;
      }),
    ).rejects.toBe(error);
    expect(api.reportRequestProgress).toHaveBeenCalledWith(
      'phi-1',
      { state: 'failed', message: 'The Git host is down' },
      expect.anything(),
    );
  });

  it('lets go of the place when the task is cancelled', async () => {
    const { api, ctx, port, cancel } = setup();
    await expect(
      tellRequest(ctx, proposal, port, async () => {
        cancel.abort();
        ctx.signal!.throwIfAborted();
        return open;
      }),
    ).rejects.toThrow(/abort/i);
    expect(api.reportRequestProgress).toHaveBeenCalledWith(
      'phi-1',
      expect.objectContaining({ state: 'failed' }),
      expect.anything(),
    );
  });

  it.each([
    [409, 'ConflictError', 'name: taken by request phi-0'],
    [403, 'NotAllowedError', 'You lack the permission'],
  ])(
    'proposes nothing when the backend says %s',
    async (status, name, text) => {
      const { ctx, port } = setup({
        registerRequest: async () => {
          throw await refusal(status, name, text);
        },
      });
      const propose = jest.fn();
      await expect(
        tellRequest(ctx, proposal, port, propose),
      ).rejects.toMatchObject({ name, message: text });
      expect(propose).not.toHaveBeenCalled();
    },
  );

  it.each<[string, () => Promise<Error>]>([
    ['is not installed', () => refusal(404, 'NotFoundError', 'No such route')],
    ['knows less', () => refusal(400, 'InputError', 'unknown field')],
    ['has no database', () => refusal(503, 'ServiceUnavailableError', 'Later')],
    ['is not reachable', async () => new TypeError('fetch failed')],
  ])('goes on without a backend that %s, and says so', async (_, failure) => {
    const { api, ctx, port, logger } = setup({
      registerRequest: async () => {
        throw await failure();
      },
    });
    await expect(
      tellRequest(ctx, proposal, port, async () => open),
    ).resolves.toBe(open);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(api.reportRequestProgress).not.toHaveBeenCalled();
  });

  it('has proposed all the same when the report fails', async () => {
    const { ctx, port, logger } = setup({
      reportRequestProgress: async () => {
        throw new Error('down');
      },
    });
    await expect(
      tellRequest(ctx, proposal, port, async () => open),
    ).resolves.toBe(open);
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });

  it('tells nobody of what is no request', async () => {
    const { ctx, port } = setup();
    const { request, ...other } = proposal;
    await tellRequest(ctx, other as Proposal, port, async () => open);
    await tellRequest(ctx, proposal, undefined, async () => open);
    expect(port).not.toHaveBeenCalled();
  });
});

describe('createKaitoBackend', () => {
  it('calls with a token of the person, which is asked for at each call', async () => {
    const calls: [string, Headers][] = [];
    const original = global.fetch;
    global.fetch = (async (url: string, init: RequestInit) => {
      calls.push([url, new Headers(init.headers)]);
      return new Response('{}');
    }) as never;
    try {
      const auth = mockServices.auth.mock({
        getPluginRequestToken: jest.fn(async () => ({ token: 'of-dana' })),
      });
      const port = createKaitoBackend({
        auth,
        discovery: mockServices.discovery.mock({
          getBaseUrl: async () => 'http://backend/api/kaito',
        }),
      });
      await port(dana).reportRequestProgress('phi-1', { state: 'merged' });
      expect(auth.getPluginRequestToken).toHaveBeenCalledWith({
        onBehalfOf: dana,
        targetPluginId: 'kaito',
      });
      expect(calls[0][0]).toBe(
        'http://backend/api/kaito/requests/phi-1/progress',
      );
      expect(calls[0][1].get('authorization')).toBe('Bearer of-dana');
      expect(calls[0][1].get('content-type')).toBe('application/json');
    } finally {
      global.fetch = original;
    }
  });
});
