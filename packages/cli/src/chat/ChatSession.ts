import type { EndpointView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { explainFailure, showFailure } from '../portal/explainFailure';
import type { Portal } from '../portal/openPortal';
import type { PortalHost } from '../portal/PortalHost';
import { paint } from '../text/paint';
import { AnswerPrinter } from './AnswerPrinter';
import { askModel, type Outcome } from './askModel';
import { EMPTY, answer, ask, type Conversation } from './Conversation';
import type { Figures } from './figures';
import { showFigures, showFiguresShort } from './showFigures';

/** What a chat is about, and what was said in it so far. */
export class ChatSession {
  readonly host: PortalHost;
  readonly portal: Portal;
  readonly endpoint: EndpointView;
  model: string | null;
  conversation: Conversation = EMPTY;
  /** Of the last answer. */
  figures: Figures | undefined;
  /** Which figures follow each answer. */
  stats: 'none' | 'short' | 'full';
  readonly #reasoning: boolean;

  constructor(options: {
    host: PortalHost;
    portal: Portal;
    endpoint: EndpointView;
    model: string | null;
    stats: 'none' | 'short' | 'full';
    reasoning: boolean;
  }) {
    this.host = options.host;
    this.portal = options.portal;
    this.endpoint = options.endpoint;
    this.model = options.model;
    this.stats = options.stats;
    this.#reasoning = options.reasoning;
  }

  /** Asks the model what the conversation ends with, shows the answer and keeps it. */
  async answer(): Promise<Outcome> {
    const { host } = this;
    const stop = new AbortController();
    const removeHandler = host.terminal.onInterrupt(() => stop.abort());
    const printer = new AnswerPrinter({
      terminal: host.terminal,
      colour: host.colour,
      reasoning: this.#reasoning,
    });
    try {
      const outcome = await askModel({
        api: this.portal.api,
        endpoint: this.endpoint,
        model: this.model,
        conversation: this.conversation,
        clock: host.clock,
        signal: stop.signal,
        onEvent: event => printer.print(event),
      });
      printer.end();
      const { state, text, reasoning, trace } = outcome;
      this.conversation = answer(this.conversation, {
        role: 'assistant',
        content: text,
        at: trace.sentAt,
        endpoint: this.endpoint.id,
        model: this.model ?? '',
        state: state === 'cut' ? 'complete' : state,
        reasoning,
        finishReason: outcome.figures.finishReason,
        trace,
      });
      this.figures = outcome.figures;
      this.#tell(outcome);
      return outcome;
    } finally {
      removeHandler();
    }
  }

  /** Asks a question. */
  async ask(text: string): Promise<Outcome> {
    this.conversation = ask(this.conversation, text, this.host.clock.now());
    return this.answer();
  }

  #tell({ state, error, text, figures }: Outcome): void {
    const { terminal, colour } = this.host;
    if (state === 'failed') {
      const words = showFailure(explainFailure(error));
      terminal.note(paint(colour, 'red', words));
    } else if (state === 'stopped') {
      terminal.note('Stopped\n');
    } else if (text === '') {
      terminal.note('The model answered without a word\n');
    }
    if (state === 'cut' && this.stats === 'none') {
      terminal.note(
        figures.finishReason === 'length'
          ? 'The answer was cut at the token limit\n'
          : 'A content filter held the answer back\n',
      );
    }
    if (state !== 'failed' && this.stats !== 'none') {
      const shown =
        this.stats === 'full'
          ? showFigures(figures)
          : `${showFiguresShort(figures)}\n`;
      terminal.note(paint(colour, 'dim', shown));
    }
  }
}
