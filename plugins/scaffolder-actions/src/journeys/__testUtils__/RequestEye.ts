import { mockCredentials } from '@backstage/backend-test-utils';
import {
  changeSchema,
  paths,
  requestDetailSchema,
  requestPageSchema,
  type KaitoRequestDetail,
  type RequestQuery,
  type RequestStageName,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import type { Journey, Pull } from './Journey';
import { until } from './until';

/** Looks at requests as their requester's browser does. */
export class RequestEye {
  constructor(private readonly journey: Journey) {}

  /** The request behind a pull request; its branch names it. */
  idOf({ head }: Pull): string {
    return head.ref.split('/').pop()!;
  }

  async get(id: string): Promise<KaitoRequestDetail> {
    const answer = await this.journey.portal.call('kaito', paths.request(id));
    return requestDetailSchema.strict().parse(answer);
  }

  async list(query: RequestQuery = {}) {
    const answer = await this.journey.portal.call(
      'kaito',
      paths.requests(query),
    );
    return requestPageSchema.strict().parse(answer);
  }

  when(id: string, wanted: (request: KaitoRequestDetail) => boolean) {
    return until(`request ${id} as wanted`, () => this.get(id), wanted);
  }

  /** Steps by name, in short. */
  static states({ stages }: KaitoRequestDetail) {
    return Object.fromEntries(
      stages.map(({ stage, state }) => [stage, state]),
    ) as Partial<Record<RequestStageName, string>>;
  }

  /** Listens to the live stream; gives the states a request was told in so far. */
  async listen(id: string): Promise<{ states: string[]; stop(): void }> {
    const abort = new AbortController();
    const response = await fetch(
      `${this.journey.portal.urlOf('kaito')}${paths.changes()}`,
      {
        headers: { authorization: mockCredentials.user.header() },
        signal: abort.signal,
      },
    );
    const states: string[] = [];
    const read = async () => {
      let rest = '';
      for await (const chunk of response.body!.pipeThrough(
        new TextDecoderStream() as any,
      ) as unknown as AsyncIterable<string>) {
        const frames = (rest + chunk).split('\n\n');
        rest = frames.pop()!;
        for (const [, data] of frames.flatMap(frame => [
          ...frame.matchAll(/^data: (.*)$/gm),
        ])) {
          const change = changeSchema.parse(JSON.parse(data));
          if (change.type === 'request' && change.request.id === id) {
            states.push(change.request.state);
          }
        }
      }
    };
    read().catch(() => undefined);
    return { states, stop: () => abort.abort() };
  }
}
