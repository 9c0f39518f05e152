import { mockServices } from '@backstage/backend-test-utils';
import type { EventParams } from '@backstage/plugin-events-node';
import { at, aWish, someFacts } from '../__testUtils__/aRequest';
import { MemoryRequestStore } from '../__testUtils__/MemoryRequestStore';
import { heedEvents } from './heedEvents';
import { repositoriesIn } from './repositoriesIn';

describe('repositoriesIn', () => {
  it.each<[string, unknown, string[]]>([
    [
      'GitHub, Gitea, Bitbucket Cloud',
      { repository: { full_name: 'Platform/Fleet' } },
      ['platform/fleet'],
    ],
    [
      'GitLab',
      { project: { path_with_namespace: 'group/sub/fleet' } },
      ['group/sub/fleet'],
    ],
    [
      'Azure DevOps',
      { resource: { repository: { name: 'fleet', project: { name: 'AI' } } } },
      ['ai/fleet'],
    ],
    [
      'Bitbucket Data Center',
      {
        pullRequest: {
          toRef: { repository: { slug: 'fleet', project: { key: 'AI' } } },
        },
      },
      ['ai/fleet'],
    ],
    ['nothing', null, []],
    ['something odd', { repository: { full_name: 7 }, project: 'x' }, []],
  ])('%s', (_, payload, expected) => {
    expect(repositoriesIn(payload)).toEqual(expected);
  });
});

describe('heedEvents', () => {
  async function setup(topics = ['github']) {
    const store = new MemoryRequestStore();
    const heard: { send?: (params: EventParams) => Promise<void> } = {};
    const subscribe = jest.fn(async ({ onEvent }) => {
      heard.send = onEvent;
    });
    const logger = mockServices.logger.mock();
    await heedEvents({
      events: { subscribe, publish: jest.fn() },
      topics,
      store,
      repositoryOf: () => 'org/Platform/fleet',
      now: () => new Date(at(7)),
      logger,
    });
    await store.insert(aWish(), someFacts(), new Date(at(0)));
    const send = (eventPayload: unknown) =>
      heard.send!({ topic: 'github', eventPayload });
    const lookAfter = async () => (await store.get('phi-1'))?.lookAfter;
    return { store, subscribe, send, lookAfter, logger };
  }

  it('has the requests of a repository looked at again, and changes nothing else', async () => {
    const { store, send, lookAfter } = await setup();
    const before = await store.get('phi-1');
    await send({ repository: { full_name: 'other/fleet' } });
    await send({ action: 'closed', pull_request: { merged: true } });
    expect(await lookAfter()).toBeNull();
    await send({
      action: 'closed',
      pull_request: { merged: true, number: 12 },
      repository: { full_name: 'platform/fleet' },
    });
    expect(await store.get('phi-1')).toEqual({ ...before, lookAfter: at(7) });
  });

  it('is not disturbed by a database that is away', async () => {
    const { store, send, logger } = await setup();
    jest.spyOn(store, 'followed').mockRejectedValue(new Error('down'));
    await send({ repository: { full_name: 'platform/fleet' } });
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });

  it('listens to nothing when no topic is configured', async () => {
    const { subscribe } = await setup([]);
    expect(subscribe).not.toHaveBeenCalled();
  });
});
