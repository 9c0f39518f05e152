import { randomUUID } from 'node:crypto';
import type { CallHead, Piece } from '../../serving/Generation';

/** An event of a streamed response, without its number. */
export interface ResponseEvent {
  type: string;
  [field: string]: unknown;
}

type Status = 'in_progress' | 'completed' | 'incomplete';

/** What becomes of one item of the output. */
interface Open {
  to: Piece['to'];
  call?: CallHead;
  id: string;
  text: string;
}

const PREFIX = { reasoning: 'rs', content: 'msg', call: 'fc' };

/** The items of a response as its pieces come, and the events that tell of them. */
export class OutputItems {
  readonly #done: object[] = [];
  #open: Open | undefined;

  /** Items that are complete. */
  get items(): readonly object[] {
    return this.#done;
  }

  push({ to, call, text }: Piece): ResponseEvent[] {
    const open = this.#open;
    const same = open?.to === to && open.call?.id === call?.id;
    const before = same ? [] : [...this.end(), ...this.#begin(to, call)];
    this.#open!.text += text;
    const type = {
      reasoning: 'response.reasoning_text.delta',
      content: 'response.output_text.delta',
      call: 'response.function_call_arguments.delta',
    }[to];
    return [...before, { type, ...this.#place(), delta: text }];
  }

  /** Closes the item that is open. */
  end(status: Status = 'completed'): ResponseEvent[] {
    const open = this.#open;
    if (!open) {
      return [];
    }
    const place = this.#place();
    const item = itemOf(open, status);
    const done = { type: 'response.output_item.done', item };
    const events = {
      reasoning: () => [
        { type: 'response.reasoning_text.done', ...place, text: open.text },
      ],
      content: () => [
        { type: 'response.output_text.done', ...place, text: open.text },
        {
          type: 'response.content_part.done',
          ...place,
          part: textPart(open.text),
        },
      ],
      call: () => [
        {
          type: 'response.function_call_arguments.done',
          ...place,
          name: open.call?.name,
          arguments: open.text,
        },
      ],
    }[open.to]();
    const at = { output_index: this.#done.length };
    this.#done.push(item);
    this.#open = undefined;
    return [...events, { ...done, ...at }];
  }

  #begin(to: Piece['to'], call: CallHead | undefined): ResponseEvent[] {
    const open: Open = {
      to,
      call,
      id: `${PREFIX[to]}_${randomUUID()}`,
      text: '',
    };
    this.#open = open;
    const added = {
      type: 'response.output_item.added',
      output_index: this.#done.length,
      item: itemOf(open, 'in_progress'),
    };
    return to === 'content'
      ? [
          added,
          {
            type: 'response.content_part.added',
            ...this.#place(),
            part: textPart(''),
          },
        ]
      : [added];
  }

  #place() {
    const { id, to } = this.#open!;
    return {
      item_id: id,
      output_index: this.#done.length,
      ...(to !== 'call' && { content_index: 0 }),
      ...(to === 'content' && { logprobs: [] }),
    };
  }
}

function textPart(text: string) {
  return { type: 'output_text', text, annotations: [], logprobs: null };
}

function itemOf({ to, call, id, text }: Open, status: Status) {
  switch (to) {
    case 'reasoning':
      return {
        id,
        type: 'reasoning',
        summary: [],
        content: text ? [{ type: 'reasoning_text', text }] : [],
        status,
      };
    case 'call':
      return {
        id,
        type: 'function_call',
        call_id: call?.id,
        name: call?.name,
        arguments: text,
        status,
      };
    default:
      return {
        id,
        type: 'message',
        role: 'assistant',
        status,
        content: text || status !== 'in_progress' ? [textPart(text)] : [],
      };
  }
}
