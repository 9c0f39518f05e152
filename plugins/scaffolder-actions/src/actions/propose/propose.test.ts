import { mockServices } from '@backstage/backend-test-utils';
import type { ScmProvider } from '@kaito-portal/backstage-plugin-kaito-node';
import type { Proposal } from './Proposal';
import { propose } from './propose';

const pullRequest = {
  number: 7,
  url: 'https://git.example.org/p/7',
  title: 'Deploy',
  state: 'open' as const,
  branch: 'kaito/r-1',
  base: 'main',
};

function proposal(open: jest.Mock): Proposal {
  const checkout = {
    commit: 'c0',
    read: async () => null,
    branch: async () => null,
    moved: async () => false,
    push: async () => 'c1',
    dispose: async () => {},
  };
  return {
    scm: {
      pullRequests: { find: async () => null, open },
      checkout: async () => checkout,
      compareUrl: () => null,
    } as unknown as ScmProvider,
    requestId: 'r-1',
    plan: async () => ({
      files: new Map([['a.yaml', 'a: 1\n']]),
      changes: new Map([['a.yaml', 'a: 1\n']]),
      manifests: [],
      diff: '+a: 1',
    }),
    baseBranch: 'main',
    title: 'Deploy',
    body: 'Text',
    labels: ['kaito'],
    reviewers: ['platform'],
    author: { name: 'P', email: 'p@example.org' },
    requestedBy: 'user:default/dana',
  };
}

it('asks for labels and reviews, and says what the host did not do', async () => {
  const logger = mockServices.logger.mock();
  const open = jest.fn(async () => ({
    ...pullRequest,
    notes: ['There is no label kaito.'],
  }));
  const result = await propose(proposal(open), (_, act) => act(), logger);
  expect(result).toMatchObject({ state: 'open', pullRequest: { number: 7 } });
  expect(open).toHaveBeenCalledWith({
    branch: 'kaito/r-1',
    base: 'main',
    title: 'Deploy',
    body: 'Text',
    labels: ['kaito'],
    reviewers: ['platform'],
  });
  expect(logger.warn).toHaveBeenCalledWith('There is no label kaito.');
});
