import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  fakePortalHost,
  portalOf,
  tokenFor,
} from './__testUtils__/fakePortalHost';
import {
  AZURE,
  WAITING,
  aCluster,
  aWorkload,
  anEndpoint,
  at,
  attentionTo,
  endpointList,
  streamOf,
  workloadList,
} from './__testUtils__/portalFixtures';

const FOLDER = join(__dirname, '..', 'test-data', 'golden-portal');
const FILES = readdirSync(FOLDER);
const PROMPT = '$ kaito-portal ';

const clusters = [
  aCluster(),
  aCluster({
    name: 'lab',
    state: 'unreachable',
    message: 'connect ECONNREFUSED. Check the\u001b[2J network.',
    asOf: at(12),
  }),
];
const failed = aWorkload('bert', {
  name: 'ProvisioningFailed',
  severity: 'error',
  since: at(45),
});
const portal = portalOf({
  '/api/kaito/endpoints': endpointList(
    [anEndpoint(), AZURE, WAITING],
    clusters,
  ),
  '/api/kaito/endpoints/prod~search~phi-4/v1/chat/completions': () =>
    streamOf(['Hello', ' there'], { usage: [9, 2] }),
  '/api/kaito/workloads': workloadList(
    [
      aWorkload('phi-4'),
      failed,
      aWorkload(
        'llama',
        {
          name: 'Downloading',
          severity: 'progress',
          message: 'Pulling the image',
          since: at(3),
        },
        {
          model: {
            name: 'llama-3.3-70b-instruct',
            catalogName: 'meta-llama/Llama-3.3-70B-Instruct',
            licence: null,
          },
        },
      ),
    ],
    clusters,
  ),
  '/api/kaito/attention': attentionTo(
    failed,
    'Azure has no quota left for Standard_NC24ads_A100_v4 in westeurope.',
    'Ask for 24 more vCPUs.',
  ),
  '/api/auth/v1/userinfo': {
    claims: { sub: 'user:default/dana', ent: ['group:default/search'] },
  },
});

/** What a terminal shows of a command, its notes and exit code below. */
async function transcript(command: string): Promise<string> {
  const { run } = fakePortalHost({
    fetch: portal.fetch,
    stdin: 'hi',
    env: {
      KAITO_PORTAL_URL: 'https://portal.test',
      KAITO_PORTAL_TOKEN: tokenFor('user:default/dana', 8),
    },
  });
  const { out, err, exitCode } = await run(command);
  return `${PROMPT}${command}\n${out}--- notes\n${err}--- exit ${exitCode}\n`;
}

/**
 * As in `golden`, of commands that speak to a portal: each file begins with a command and holds what it prints. After a
 * change that is meant, run this test with UPDATE_GOLDEN=1 and review what it wrote.
 */
describe.each(FILES)('%s', name => {
  const file = join(FOLDER, name);

  it('is what the command prints', async () => {
    const golden = readFileSync(file, 'utf8');
    const [first] = golden.split('\n');
    expect(first.startsWith(PROMPT)).toBe(true);
    const now = await transcript(first.slice(PROMPT.length));
    if (process.env.UPDATE_GOLDEN && now !== golden) {
      writeFileSync(file, now);
    }
    expect(now).toBe(golden);
  });
});
