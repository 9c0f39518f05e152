import {
  fakePortalHost,
  portalOf,
  tokenFor,
  type FakeOptions,
} from './fakePortalHost';
import {
  AZURE,
  WAITING,
  anEndpoint,
  endpointList,
  streamOf,
} from './portalFixtures';

export const ENV = {
  KAITO_PORTAL_URL: 'https://portal.test',
  KAITO_PORTAL_TOKEN: tokenFor('user:default/dana', 60),
};
export const ENDPOINTS = '/api/kaito/endpoints';
export const CHAT = `${ENDPOINTS}/prod~search~phi-4/v1/chat/completions`;

export type Answer = (request: Request) => Response | Promise<Response>;

/** The command beside a portal whose models answer like this, in turn. */
export function chatWith(options: FakeOptions, ...answers: Answer[]) {
  const bodies: any[] = [];
  const answer: Answer = async request => {
    bodies.push(await request.clone().json());
    return answers.length > 1 ? answers.shift()!(request) : answers[0](request);
  };
  const portal = portalOf({
    [ENDPOINTS]: endpointList([anEndpoint(), AZURE, WAITING]),
    [CHAT]: answer,
    [`${ENDPOINTS}/azure-gpt/v1/chat/completions`]: answer,
    [`${ENDPOINTS}/prod~search~phi-4/v1/models`]: {
      data: [{ id: 'phi-4' }, { id: 'support' }],
    },
  });
  return {
    ...fakePortalHost({ env: ENV, fetch: portal.fetch, ...options }),
    bodies,
    requests: portal.requests,
  };
}

/** Says hello in two pieces. */
export const hello: Answer = () => streamOf(['Hel', 'lo'], { usage: [5, 2] });
