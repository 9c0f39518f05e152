import type { ApiGet } from '../ApiClient';
import { isUninstalled } from './isUninstalled';

type Answer = [status: number, body: unknown] | Error;

const GROUP = '/apis/kaito.sh/v1beta1';
const kind = { apiVersion: 'kaito.sh/v1beta1', plural: 'ragengines' };
const ready: Answer = [200, 'ok'];
const resources = (...names: string[]): Answer => [
  200,
  { kind: 'APIResourceList', resources: names.map(name => ({ name })) },
];
const groups = (...groupVersions: string[]): Answer => [
  200,
  {
    kind: 'APIGroupList',
    groups: groupVersions.map(groupVersion => ({
      versions: [{ groupVersion }],
    })),
  },
];

function ask(answers: Record<string, Answer>, of = kind) {
  const get: ApiGet = async path => {
    const answer = answers[path] ?? [404, 'page not found'];
    if (answer instanceof Error) {
      throw answer;
    }
    const [statusCode, body] = answer;
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return {
      statusCode,
      headers: {},
      body: (async function* chunks() {
        yield Buffer.from(text);
      })(),
    };
  };
  return isUninstalled(get, of, new AbortController().signal);
}

describe('isUninstalled', () => {
  it('believes a ready server that lists what it serves', async () => {
    const listed = { '/readyz': ready, [GROUP]: resources('workspaces') };
    expect(await ask(listed)).toBe(true);
    expect(await ask({ '/readyz': ready, '/apis': groups('apps/v1') })).toBe(
      true,
    );
  });

  it.each([
    [
      'the kind is there',
      { '/readyz': ready, [GROUP]: resources('ragengines') },
    ],
    [
      'the group is there',
      { '/readyz': ready, '/apis': groups('kaito.sh/v1beta1') },
    ],
    ['everything is 404', {}],
    ['discovery is 404', { '/readyz': ready }],
    ['the server is not ready', { '/readyz': [500, ''], '/apis': groups() }],
    ['discovery is refused', { '/readyz': ready, [GROUP]: [403, {}] }],
    ['discovery is rubbish', { '/readyz': ready, [GROUP]: [200, '<html>'] }],
    ['discovery is something else', { '/readyz': ready, [GROUP]: [200, {}] }],
    ['nobody answers', { '/readyz': new Error('down') }],
  ] as [string, Record<string, Answer>][])(
    'does not when %s',
    async (_, answers) => {
      expect(await ask(answers)).toBe(false);
    },
  );

  it('never takes a kind of the core for uninstalled', async () => {
    const core = { apiVersion: 'v1', plural: 'pods' };
    expect(await ask({ '/readyz': ready, '/apis': groups() }, core)).toBe(
      false,
    );
  });
});
