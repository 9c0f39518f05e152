import fc from 'fast-check';
import { fakeBrowser } from '../../../__testUtils__/fakeBrowser';
import { arbitraryTree } from '../__testUtils__/arbitraryTree';
import { aQuestion, anAnswer, treeOf } from '../__testUtils__/turns';
import {
  newConversation,
  titleOf,
  type Conversation,
} from '../conversation/conversation';
import { EMPTY_TREE, type Tree } from '../conversation/tree';
import { DEFAULT_SETTINGS } from '../settings/settings';
import {
  ConversationGoneError,
  ConversationStore,
  type StoreChange,
  type StoreTabs,
} from './ConversationStore';
import { fromFile, toFile } from './exchangeFile';
import { memoryRecords } from './memoryRecords';
import { openStore } from './openStore';

const conversation = (
  tree: Tree = EMPTY_TREE,
  change: Partial<Conversation> = {},
): Conversation => {
  const fresh = newConversation({ id: 'k1', paneId: 'p1', at: 1 });
  return { ...fresh, panes: [{ ...fresh.panes[0], tree }], ...change };
};

const newIds = () => {
  let count = 0;
  return () => `new-${(count += 1)}`;
};

describe('a file of conversations', () => {
  it('gives back what was written, whatever was said, as a new conversation', () => {
    fc.assert(
      fc.property(arbitraryTree, tree => {
        const [read] = fromFile(toFile([conversation(tree)]), newIds());
        expect(read).toEqual({ ...conversation(tree), id: 'new-1' });
      }),
    );
  });

  it('keeps how improbable a token was, and ends what was under way', () => {
    const tree = treeOf(
      aQuestion('q', null),
      anAnswer('a', 'q', {
        state: 'streaming',
        logprobs: [{ token: 'x', logprob: -Infinity, top: [] }],
      }),
    );
    const [read] = fromFile(toFile([conversation(tree)]), newIds());
    expect(read.panes[0].tree.turns.get('a')).toMatchObject({
      state: 'stopped',
      logprobs: [{ logprob: -Infinity }],
    });
  });

  const tampered = (change: (written: any) => void) => {
    const tree = treeOf(aQuestion('q', null), anAnswer('a', 'q'));
    const file = JSON.parse(toFile([conversation(tree)]));
    change(file.conversations[0].panes[0]);
    return JSON.stringify(file);
  };

  it.each([
    ['no JSON', '<html>', /^The file is not JSON/],
    ['something else', '[]', /^format: expected/],
    ['null', 'null', /no conversations/],
    [
      'a later version',
      JSON.stringify({ format: 'kaito-portal/conversations', version: 2 }),
      /^version: this portal reads version 1, the file has 2/,
    ],
    [
      'no list',
      JSON.stringify({ format: 'kaito-portal/conversations', version: 1 }),
      /^conversations: there are none/,
    ],
    [
      'a picture elsewhere',
      tampered(pane => {
        pane.turns[0].images = ['https://evil.example/track.png'];
      }),
      /^conversations\.0\.panes\.0\.turns\.0\.images\.0: must be a picture as a data URL/,
    ],
    [
      'a picture with a script',
      tampered(pane => {
        pane.turns[0].images = ['data:image/svg+xml;base64,AAAA'];
      }),
      /images\.0: must be a picture/,
    ],
    [
      'an id that is none',
      tampered(pane => {
        pane.turns[0].id = '../<script>';
      }),
      /turns\.0\.id: is not an id/,
    ],
    [
      'a turn without its parent',
      tampered(pane => {
        pane.turns[1].parent = 'nowhere';
      }),
      /^conversations\.0\.panes\.0\.turns\[1\]\.parent/,
    ],
    [
      'an answer to an answer',
      tampered(pane => {
        pane.turns.push({ ...pane.turns[1], id: 'b', parent: 'a' });
      }),
      /turns\[2\]\.parent: a turn of the role “assistant” cannot follow that/,
    ],
    [
      'turns that follow each other',
      tampered(pane => {
        pane.turns[0].parent = 'a';
      }),
      /follows itself/,
    ],
    [
      'one turn twice',
      tampered(pane => pane.turns.push(pane.turns[0])),
      /two turns have one id/,
    ],
    [
      'settings out of bounds',
      JSON.stringify({
        format: 'kaito-portal/conversations',
        version: 1,
        conversations: [
          {
            id: 'k',
            title: null,
            createdAt: 0,
            changedAt: 0,
            settings: { ...DEFAULT_SETTINGS, temperature: 99 },
            panes: [],
          },
        ],
      }),
      /^conversations\.0\.settings\.temperature/,
    ],
  ])('is refused by its place: %s', (_, text, words) => {
    expect(() => fromFile(text, newIds())).toThrow(words);
  });

  it('cannot reach the prototype of anything', () => {
    const text = tampered(pane => {
      pane.turns[0].id = 'constructor';
      pane.turns[1].parent = 'constructor';
    }).replace('"askId"', '"__proto__":{"polluted":true},"askId"');
    const [read] = fromFile(text, newIds());
    expect(({} as any).polluted).toBeUndefined();
    expect(read.panes[0].tree.turns.get('constructor')).not.toHaveProperty(
      'polluted',
    );
  });

  it('is read or refused, and nothing else, whatever it holds', () => {
    fc.assert(
      fc.property(fc.json(), value => {
        const text = `{"format":"kaito-portal/conversations","version":1,"conversations":[${value}]}`;
        expect(() => fromFile(text, newIds())).toThrow(/^conversations\.0/);
      }),
    );
  });
});

describe('the store', () => {
  /** Tabs of one browser that share records. */
  function twoTabs() {
    const records = memoryRecords();
    const listeners: ((change: StoreChange) => void)[] = [];
    const tab = () => {
      const index = listeners.push(() => {}) - 1;
      const tabs: StoreTabs = {
        post: change =>
          listeners.forEach((tell, other) => other !== index && tell(change)),
        subscribe: listener => {
          listeners[index] = listener;
          return () => {};
        },
      };
      return new ConversationStore(records, tabs);
    };
    return [tab(), tab()] as const;
  }

  it('loses no turn of two tabs that write one conversation', async () => {
    const [one, two] = twoTabs();
    const first = treeOf(aQuestion('q1', null), anAnswer('a1', 'q1'));
    await one.save(conversation(first));
    await two.save(
      conversation(treeOf(aQuestion('q1', null), anAnswer('a1b', 'q1'))),
    );
    const merged = await one.save(
      conversation(treeOf(aQuestion('q1', null), anAnswer('a1c', 'q1'))),
    );
    const kept = await two.read('k1');
    expect(kept).toEqual(merged);
    expect([...kept!.panes[0].tree.turns.keys()].sort()).toEqual([
      'a1',
      'a1b',
      'a1c',
      'q1',
    ]);
  });

  it('tells the other tabs, and does not bring back what was deleted', async () => {
    const [one, two] = twoTabs();
    const heard: StoreChange[] = [];
    two.onChange(change => heard.push(change));
    await one.save(conversation());
    await one.remove('k1');
    expect(heard).toEqual([
      { kind: 'saved', id: 'k1' },
      { kind: 'removed', id: 'k1' },
    ]);
    await expect(two.save(conversation())).rejects.toThrow(
      ConversationGoneError,
    );
    expect(await two.list()).toEqual({ conversations: [], unreadable: 0 });
    expect(await two.read('k1')).toBeUndefined();
  });

  it('lists the newest first and counts what it cannot read', async () => {
    const records = memoryRecords();
    const store = new ConversationStore(records, {
      post: () => {},
      subscribe: () => () => {},
    });
    await store.save(conversation(EMPTY_TREE, { id: 'old', changedAt: 1 }));
    await store.save(conversation(EMPTY_TREE, { id: 'new', changedAt: 2 }));
    await records.update('conversations', 'broken', () => ({ panes: 'x' }));
    const { conversations, unreadable } = await store.list();
    expect(conversations.map(({ id }) => id)).toEqual(['new', 'old']);
    expect(unreadable).toBe(1);
  });

  it('keeps presets by name', async () => {
    const [one, two] = twoTabs();
    const preset = { id: 'p', name: 'Brief', settings: DEFAULT_SETTINGS };
    await one.savePreset(preset);
    await one.savePreset({ ...preset, name: 'Short' });
    expect(await two.presets()).toEqual([{ ...preset, name: 'Short' }]);
    await two.removePreset('p');
    expect(await one.presets()).toEqual([]);
  });

  it('says why nothing lasts', async () => {
    const browser = { ...fakeBrowser(), indexedDB: undefined };
    expect((await openStore('user:default/dana', browser)).fleeting).toMatch(
      /keeps nothing/,
    );
    expect((await openStore(undefined, browser)).fleeting).toMatch(
      /cannot tell whose/,
    );
    const refusing = {
      open: () => {
        throw new Error('private window');
      },
    } as unknown as IDBFactory;
    expect(
      (
        await openStore('user:default/dana', {
          ...browser,
          indexedDB: refusing,
        })
      ).fleeting,
    ).toMatch(/private window/);
  });
});

it('calls a conversation by its first question until it has a name', () => {
  const tree = treeOf(
    aQuestion('q', null, { text: `  why\n ${'x'.repeat(80)}` }),
  );
  expect(titleOf(conversation())).toBe('New conversation');
  expect(titleOf(conversation(tree))).toMatch(/^why x{56}…$/);
  expect(titleOf(conversation(tree, { title: 'Mine' }))).toBe('Mine');
});
