import type { Readable } from 'node:stream';
import type {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';
import type { Request } from 'express';
import type { AuditTrail } from '../audit';
import type { Endpoint } from './Endpoint';
import { ClientLeftError } from './gateway/callerSignal';
import type { CaptureService, OpenCapture } from './capture/CaptureService';
import { statusOf } from './gateway/openAiError';
import type { TokenUsage } from './gateway/UsageReader';

/** A call that is to be on record. */
export interface RecordedCall {
  endpointId: string;
  credentials: BackstageCredentials<BackstageUserPrincipal>;
  request: Request;
  /** Which call, e.g. `chat`. */
  call: string;
  /** Of a RAGEngine. */
  index?: string;
}

/** What becomes known of a call while it goes on. */
export interface KnownFacts {
  endpoint?: Endpoint;
  model?: string | null;
  usage?: TokenUsage;
  prompt?: Buffer | Readable;
  /** A piece of the answer. */
  answer?: Buffer;
}

export type CallFacts = (facts: KnownFacts) => void;

/** Calls that ask for a list or change nothing. */
const READING = /^(models|rag-(indexes|documents))$/;

/** Keeps a record of calls: who, which, tokens, duration, outcome; never what was said. */
export class CallRecorder {
  constructor(
    private readonly audit: AuditTrail,
    private readonly captures: Pick<CaptureService, 'begin'>,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Runs a call. Rejects with its own error, whatever became of the record; not when the caller left. */
  async record(
    { endpointId, credentials, request, call, index }: RecordedCall,
    act: (facts: CallFacts) => Promise<void>,
  ): Promise<void> {
    const begin = this.now();
    let failure: unknown;
    await this.audit
      .run(
        {
          eventId: 'endpoint-invoke',
          severity: READING.test(call) ? 'low' : 'medium',
          request,
          credentials,
          meta: { endpoint: endpointId, call, ...(index && { index }) },
        },
        async note => {
          const taken = this.#takeDown(call);
          const end = async (outcome: string) => {
            note({ outcome, durationMs: Math.round(this.now() - begin) });
            await taken.end({
              user: credentials.principal.userEntityRef,
              endpoint: endpointId,
              call,
              outcome,
            });
          };
          try {
            await act(facts => {
              taken.hear(facts);
              // An answer comes in many pieces, and none of them is for the record.
              if (!facts.answer) {
                note(toMeta(facts));
              }
            });
            await end('complete');
          } catch (error) {
            if (error instanceof ClientLeftError) {
              await end('client-left');
              return;
            }
            failure = error;
            await end('failed');
            throw recordable(error as Error);
          }
        },
      )
      .catch(error => {
        throw failure ?? error;
      });
  }

  /** Keeps what is said, where the endpoint's mode asks for it. Lists say nothing. */
  #takeDown(call: string) {
    let capture: OpenCapture | undefined;
    let model: string | null = null;
    return {
      hear: (facts: KnownFacts) => {
        if (facts.endpoint && !READING.test(call)) {
          capture = this.captures.begin(facts.endpoint.view.capture);
        }
        model = facts.model ?? model;
        if (Buffer.isBuffer(facts.prompt)) {
          capture?.prompt(facts.prompt);
        }
        if (facts.answer) {
          capture?.answer(facts.answer);
        }
      },
      end: async (facts: Omit<Parameters<OpenCapture['end']>[0], 'model'>) =>
        capture?.end({ ...facts, model }),
    };
  }
}

function toMeta({ endpoint, model, usage }: KnownFacts): JsonObject {
  return {
    ...(endpoint && identify(endpoint)),
    ...(model !== undefined && { model }),
    ...usage,
  };
}

function identify({ view }: Endpoint): JsonObject {
  const { provider, workload, servedModel } = view;
  return { provider, ...workload, servedModel };
}

/** An error for the record: a model's own words may quote the prompt, so they are left out. */
function recordable(error: Error & { code?: string }): Error {
  const status = statusOf(error);
  const recorded = new Error(
    status === 500
      ? 'Failed'
      : ['HTTP', status, error.code].filter(Boolean).join(' '),
  );
  recorded.name = error.name;
  return recorded;
}
