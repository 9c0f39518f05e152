import { anEndpoint } from '../../../__testUtils__/fixtures';
import {
  newConversation,
  openPanes,
  titleOf,
} from '../conversation/conversation';
import { shownPath } from '../conversation/tree';
import type { AnswerTurn } from '../conversation/turns';
import {
  ConversationStore,
  type StoreChange,
} from '../storage/ConversationStore';
import { memoryRecords } from '../storage/memoryRecords';
import { ConsoleSession } from './ConsoleSession';
import type { Ticker } from './Ticker';

const settle = () => new Promise(resolve => setTimeout(resolve, 0));

/** Tabs of one browser that hear each other at once. */
function browser() {
  const records = memoryRecords();
  const tabs: { hear(change: StoreChange): void }[] = [];
  return () => {
    const own = { hear: (_: StoreChange) => {} };
    tabs.push(own);
    return new ConversationStore(records, {
      post: change =>
        tabs.forEach(tab => tab !== own && tab.hear(structuredClone(change))),
      subscribe: listener => {
        own.hear = listener;
        return () => {};
      },
    });
  };
}

let ids = 0;

function openTab(
  store: ConversationStore,
  from = newConversation({ id: 'k', paneId: 'p', at: 1 }),
) {
  const frames: (() => void)[] = [];
  let stream: ReadableStreamDefaultController<Uint8Array>;
  const ticker: Ticker = {
    now: () => 0,
    wallNow: () => (ids += 1),
    sleep: async () => {},
    nextFrame: run => {
      frames.push(run);
      return () => frames.splice(frames.indexOf(run), 1);
    },
  };
  const session = new ConsoleSession({
    conversation: from,
    store,
    ticker,
    newId: () => `i${(ids += 1)}`,
    api: {
      callEndpoint: async () =>
        new Response(
          new ReadableStream<Uint8Array>({
            start(controller) {
              stream = controller;
            },
          }),
          { headers: { 'content-type': 'text/event-stream' } },
        ),
    },
  });
  session.setTargets(
    new Map([['p', { endpoint: anEndpoint('phi'), model: 'phi-4' }]]),
  );
  const send = async (text: string) => {
    stream.enqueue(new TextEncoder().encode(text));
    await settle();
  };
  return {
    session,
    frames,
    say: (content: string) =>
      send(
        `data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`,
      ),
    finish: () => send('data: [DONE]\n\n'),
    path: () => shownPath(session.getState().conversation.panes[0].tree),
    answer: () =>
      shownPath(session.getState().conversation.panes[0].tree).at(
        -1,
      ) as AnswerTurn,
  };
}

describe('a session', () => {
  it('draws once a frame, however many tokens came, and touches no other turn', async () => {
    const { session, frames, say, answer, path } = openTab(browser()());
    session.ask('hi');
    await settle();
    const [question] = path();
    let told = 0;
    session.subscribe(() => (told += 1));
    for (const word of ['a', 'b', 'c', 'd']) {
      await say(word);
    }
    expect(frames).toHaveLength(1);
    expect(answer().text).toBe('');
    const before = told;
    frames[0]();
    expect(told - before).toBe(1);
    expect(answer()).toMatchObject({ text: 'abcd', state: 'streaming' });
    expect(path()[0]).toBe(question);
    session.leave();
  });

  it('does not wait for a frame when an answer ends', async () => {
    const { session, say, finish, answer, frames } = openTab(browser()());
    session.ask('hi');
    await settle();
    await say('done');
    await finish();
    expect(frames).toHaveLength(0);
    expect(answer()).toMatchObject({ text: 'done', state: 'complete' });
    session.leave();
  });

  it('stays with the endpoint it first asked', async () => {
    const { session } = openTab(browser()());
    session.ask('hi');
    expect(openPanes(session.getState().conversation)[0].endpointId).toBe(
      'c1~ai~phi',
    );
    session.leave();
  });

  it('is kept as stopped when the page is left in the middle', async () => {
    const store = browser()();
    const { session, say } = openTab(store);
    session.ask('hi');
    await settle();
    await say('half');
    session.leave();
    await settle();
    const kept = await store.read('k');
    const answer = shownPath(kept!.panes[0].tree).at(-1);
    expect(answer).toMatchObject({ text: 'half', state: 'stopped' });
  });

  it('keeps settings that were changed just before the page is left', async () => {
    const store = browser()();
    const { session, finish } = openTab(store);
    session.ask('hi');
    await settle();
    await finish();
    await settle();
    const { settings } = session.getState().conversation;
    session.setSettings({ ...settings, systemPrompt: 'Be brief.' });
    session.leave();
    await settle();
    expect((await store.read('k'))!.settings.systemPrompt).toBe('Be brief.');
  });

  it('keeps nothing of a conversation in which nothing was said', async () => {
    const store = browser()();
    const { session } = openTab(store);
    session.rename('empty');
    await settle();
    expect(await store.read('k')).toBeUndefined();
    session.leave();
  });
});

describe('two tabs on one conversation', () => {
  it('both go on, and each ends up with every turn of both', async () => {
    const open = browser();
    const stores = [open(), open()];
    const one = openTab(stores[0]);
    one.session.ask('first');
    await settle();
    await one.say('answer');
    await one.finish();
    await settle();
    const two = openTab(stores[1], await stores[1].read('k'));
    one.session.ask('from one');
    two.session.ask('from two');
    await settle();
    await one.say('to one');
    await two.say('to two');
    await one.finish();
    await two.finish();
    for (let wait = 0; wait < 10; wait++) {
      await settle();
    }
    for (const tab of [one, two]) {
      const { tree } = tab.session.getState().conversation.panes[0];
      const texts = [...tree.turns.values()].map(turn =>
        turn.role === 'tool' ? '' : turn.text,
      );
      expect(texts.sort()).toEqual([
        'answer',
        'first',
        'from one',
        'from two',
        'to one',
        'to two',
      ]);
      expect(
        [...tree.turns.values()].every(
          turn => turn.role !== 'assistant' || turn.state === 'complete',
        ),
      ).toBe(true);
    }
    // Each goes on looking at its own branch.
    expect(one.answer().text).toBe('to one');
    expect(two.answer().text).toBe('to two');
    one.session.leave();
    two.session.leave();
  });

  it('see each other’s names, and a deletion', async () => {
    const open = browser();
    const stores = [open(), open()];
    const one = openTab(stores[0]);
    one.session.ask('first');
    await settle();
    await one.finish();
    await settle();
    const two = openTab(stores[1], await stores[1].read('k'));
    two.session.rename('Mine');
    await settle();
    await settle();
    expect(titleOf(one.session.getState().conversation)).toBe('Mine');
    await stores[1].remove('k');
    expect(one.session.getState().keeping).toEqual({ state: 'gone' });
    one.session.rename('Still here');
    await settle();
    expect(await stores[1].read('k')).toBeUndefined();
    one.session.leave();
    two.session.leave();
  });

  it('say so when the browser has no room', async () => {
    const full = new ConversationStore(
      {
        ...memoryRecords(),
        update: async () => {
          throw new Error('The quota has been exceeded.');
        },
      },
      { post: () => {}, subscribe: () => () => {} },
    );
    const { session } = openTab(full);
    session.ask('hi');
    await settle();
    expect(session.getState().keeping).toEqual({
      state: 'failed',
      reason: 'The quota has been exceeded.',
    });
    session.leave();
  });
});
