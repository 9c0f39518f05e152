import type {
  EndpointView,
  KaitoApi,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { newAnswer } from '../conversation/answer';
import {
  changePane,
  MAX_PANES,
  newPane,
  openPanes,
  type Conversation,
  type Pane,
} from '../conversation/conversation';
import { toBody } from '../conversation/messages';
import {
  addTurn,
  changeOpen,
  choose,
  pathTo,
  shownPath,
} from '../conversation/tree';
import type { ToolTurn, UserTurn } from '../conversation/turns';
import type { ConsoleSettings } from '../settings/settings';
import { toSent } from '../settings/toSent';
import type { ConversationStore } from '../storage/ConversationStore';
import { KeptConversation } from './KeptConversation';
import { RawLog } from './RawLog';
import { Runs, type Run } from './Runs';
import type { Ticker } from './Ticker';

/** Where the questions of a pane go. */
export interface Target {
  endpoint: EndpointView;
  model: string;
}

/** One conversation that is open in this tab, and what can be done with it. */
export class ConsoleSession {
  readonly raw = new RawLog();
  readonly #ticker: Ticker;
  readonly #newId: () => string;
  readonly #runs: Runs;
  readonly #kept: KeptConversation;
  readonly subscribe: KeptConversation['subscribe'];
  readonly getState: KeptConversation['getState'];
  #targets: ReadonlyMap<string, Target> = new Map();

  constructor(options: {
    conversation: Conversation;
    api: Pick<KaitoApi, 'callEndpoint'>;
    store: ConversationStore;
    ticker: Ticker;
    newId: () => string;
  }) {
    this.#ticker = options.ticker;
    this.#newId = options.newId;
    this.#kept = new KeptConversation(options);
    this.subscribe = this.#kept.subscribe;
    this.getState = this.#kept.getState;
    this.#runs = new Runs({
      api: options.api,
      ticker: options.ticker,
      raw: this.raw,
      apply: (changes, ended) => {
        let conversation = this.#kept.current;
        for (const { run, change } of changes) {
          conversation = changePane(conversation, run.paneId, pane => ({
            ...pane,
            tree: changeOpen(pane.tree, run.answerId, change),
          }));
        }
        this.#kept.show(conversation);
        this.#kept.keep(ended ? 'now' : 'soon');
      },
    });
  }

  /** Whether an answer that is open is being read by this tab, and not by another or by none. */
  readonly isReading = (answerId: string) => this.#runs.has(answerId);

  /** Where questions go from now on, by pane. */
  setTargets(targets: ReadonlyMap<string, Target>) {
    this.#targets = targets;
  }

  /** Asks every pane that has a target. */
  readonly ask = (text: string, images: readonly string[] = []) => {
    const asked = { askId: this.#newId(), text, images };
    openPanes(this.#kept.current).forEach(pane => {
      const last = shownPath(pane.tree).at(-1);
      // A call that nobody answered cannot be gone on from.
      const parent = last && last.role !== 'assistant' ? last.parent : last?.id;
      this.#askPane(pane, parent ?? null, asked);
    });
  };

  /** Asks one pane alone. */
  readonly askOne = (paneId: string, text: string) => {
    const pane = this.#kept.pane(paneId);
    if (pane) {
      const asked = { askId: this.#newId(), text, images: [] };
      this.#askPane(pane, shownPath(pane.tree).at(-1)?.id ?? null, asked);
    }
  };

  /** Asks otherwise: a sibling of the question, in every pane it was asked in. */
  readonly edit = (turn: UserTurn, text: string) => {
    const asked = { askId: this.#newId(), text, images: turn.images };
    openPanes(this.#kept.current).forEach(pane => {
      const own = shownPath(pane.tree).find(
        one => one.role === 'user' && one.askId === turn.askId,
      );
      if (own) {
        this.#askPane(pane, own.parent, asked);
      }
    });
  };

  /** Asks for another answer beside one. */
  readonly retry = (paneId: string, answerId: string) => {
    const pane = this.#kept.pane(paneId);
    const answer = pane?.tree.turns.get(answerId);
    if (pane && answer?.role === 'assistant') {
      this.#answer(pane, answer.parent!);
    }
  };

  /** Answers in place of the tools a model called, and lets it go on. */
  readonly answerTools = (
    paneId: string,
    answerId: string,
    results: ToolTurn['results'],
  ) => {
    const turn: ToolTurn = {
      id: this.#newId(),
      parent: answerId,
      at: this.#ticker.wallNow(),
      role: 'tool',
      results,
    };
    this.#kept.change(paneId, pane => ({
      ...pane,
      tree: addTurn(pane.tree, turn),
    }));
    const pane = this.#kept.pane(paneId);
    if (pane) {
      this.#answer(pane, turn.id);
    }
  };

  /** Stops every answer that is coming in. */
  readonly stop = () => this.#runs.stop();

  /** Shows a turn in place of its sibling. */
  readonly choose = (paneId: string, turnId: string) =>
    this.#kept.touchPane(paneId, pane => ({
      ...pane,
      tree: choose(pane.tree, turnId),
    }));

  readonly setSettings = (settings: ConsoleSettings) =>
    this.#kept.touch({ ...this.#kept.current, settings }, 'soon');

  readonly rename = (title: string) =>
    this.#kept.touch({ ...this.#kept.current, title: title.trim() || null });

  readonly setTarget = (
    paneId: string,
    endpointId: string,
    model: string | null,
  ) => this.#kept.touchPane(paneId, pane => ({ ...pane, endpointId, model }));

  /** Adds a model to compare with; `endpointId` is what it starts with. */
  readonly addPane = (endpointId: string | null) => {
    const { current } = this.#kept;
    if (openPanes(current).length < MAX_PANES) {
      this.#kept.touch({
        ...current,
        panes: [...current.panes, newPane(this.#newId(), endpointId)],
      });
    }
  };

  /** Takes a model out of the comparison. What it said is kept. */
  readonly closePane = (paneId: string) => {
    this.#runs.stop([...(this.#kept.pane(paneId)?.tree.turns.keys() ?? [])]);
    this.#kept.touchPane(paneId, pane => ({ ...pane, closed: true }));
  };

  /** The page is left or another conversation opened: answers are broken off, and said to be. */
  leave() {
    this.#runs.stop();
    this.#kept.stop();
    this.#runs.abandon();
  }

  /** The turns of a pane as they are now. */
  readonly tree = (paneId: string) => this.#kept.pane(paneId)?.tree;

  readonly turn = (paneId: string, turnId: string) =>
    this.#kept.pane(paneId)?.tree.turns.get(turnId);

  #askPane(
    pane: Pane,
    parent: string | null,
    asked: Pick<UserTurn, 'askId' | 'text' | 'images'>,
  ) {
    const target = this.#targets.get(pane.id);
    if (!target) {
      return;
    }
    const turn: UserTurn = {
      ...asked,
      id: this.#newId(),
      parent,
      at: this.#ticker.wallNow(),
      role: 'user',
    };
    const asking = {
      ...pane,
      // From here on it stays with this one, whichever becomes ready.
      endpointId: target.endpoint.id,
      tree: addTurn(pane.tree, turn),
    };
    this.#kept.change(pane.id, () => asking);
    this.#answer(asking, turn.id);
  }

  /** Asks the pane's model for an answer to a question or to results of tools. */
  #answer(pane: Pane, parent: string) {
    const target = this.#targets.get(pane.id);
    if (!target) {
      return;
    }
    const { endpoint, model } = target;
    const sent = toSent(endpoint, model, this.#kept.current.settings);
    const answer = newAnswer({
      id: this.#newId(),
      parent,
      at: this.#ticker.wallNow(),
      endpointId: endpoint.id,
      model,
      sent,
      now: this.#ticker.now(),
    });
    const body = toBody(pathTo(pane.tree, parent), sent);
    const run: Run = {
      paneId: pane.id,
      answerId: answer.id,
      endpointId: endpoint.id,
      call: sent.call,
      body,
    };
    this.#kept.change(pane.id, one => ({
      ...one,
      tree: addTurn(one.tree, answer),
    }));
    this.#kept.touch(this.#kept.current);
    this.#runs.start(run);
  }
}
