import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { startCluster, type SandboxCluster } from '@kaito-portal/sandbox';
import { ClusterDirectory } from '../ClusterDirectory';
import { configClusterSources } from '../configClusterSources';
import { UndiciClusterTransport } from '../UndiciClusterTransport';
import { createClusterCredentials } from './ClusterCredentials';
import type { ExecSpec } from './ExecSpec';
import { runExec } from './runExec';

const V1 = 'client.authentication.k8s.io/v1';

describe('programs that give tokens', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kaito-exec-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** A program of the test's own, run by Node. */
  const program = async (source: string, rest: Partial<ExecSpec> = {}) => {
    const path = join(folder, `p${Math.random()}.js`);
    await writeFile(path, source);
    return {
      apiVersion: V1,
      command: process.execPath,
      args: [path],
      env: {},
      ...rest,
    };
  };
  const credential = (status: object, apiVersion = V1) =>
    `console.log(JSON.stringify(${JSON.stringify({
      kind: 'ExecCredential',
      apiVersion,
      status,
    })}))`;

  it('are told of the cluster, and give a token with its end', async () => {
    const spec = await program(
      `const info = JSON.parse(process.env.KUBERNETES_EXEC_INFO);
       console.error('noise');
       console.log(JSON.stringify({ ...info, status: {
         token: process.env.WHO + ' at ' + info.spec.cluster.server + ' ' + info.spec.interactive,
         expirationTimestamp: '2030-01-01T00:00:00Z' } }))`,
      { env: { WHO: 'me' }, cluster: { server: 'https://north' } },
    );
    expect(await runExec(spec)).toEqual({
      token: 'me at https://north false',
      expiresAt: Date.parse('2030-01-01T00:00:00Z'),
    });
  });

  it.each([
    ['nothing', '', /gave no JSON/],
    ['rubbish', 'console.log("sekret")', /gave no JSON/],
    [
      'another version',
      credential({ token: 't' }, 'x/v9'),
      /no ExecCredential/,
    ],
    ['no token', credential({}), /gave no token/],
    [
      'a certificate',
      credential({ clientCertificateData: 'PEM' }),
      /client certificate, which KAITO Portal takes only from the kubeconfig/,
    ],
    ['a failure', 'console.error("sekret"); process.exit(3)', /failed \(3\)/],
    ['too much', 'process.stdout.write("x".repeat(3e6))', /failed/],
  ])(
    'that give %s are explained without their words',
    async (_, source, why) => {
      const error = await runExec(await program(source)).catch(
        reason => reason,
      );
      expect(error).toMatchObject({
        name: 'ClusterSourceError',
        message: expect.stringMatching(why),
      });
      expect(error.message).not.toContain('sekret');
    },
  );

  it('that hang are ended, and those that are missing are named', async () => {
    const hanging = await program('setInterval(() => {}, 1000)');
    await expect(runExec(hanging, 300)).rejects.toThrow(/did not end within/);
    await expect(
      runExec({ ...hanging, command: '/nowhere/kubelogin' }),
    ).rejects.toThrow(/program kubelogin of the kubeconfig cannot be found/);
  });

  it('are run without a shell', async () => {
    const spec = await program(
      `console.log(JSON.stringify({ kind: 'ExecCredential', apiVersion: '${V1}', status: { token: process.argv[2] } }))`,
    );
    expect(
      await runExec({ ...spec, args: [...spec.args, '$(id); `id`'] }),
    ).toEqual({ token: '$(id); `id`' });
  });

  describe('of a kubeconfig', () => {
    let cluster: SandboxCluster;
    beforeAll(async () => {
      cluster = await startCluster({ name: 'north' });
    });
    afterAll(() => cluster.stop());

    async function list(allowExec: boolean) {
      const log = join(folder, 'runs');
      await writeFile(log, '');
      const script = join(folder, 'kubelogin');
      await writeFile(
        script,
        `#!${process.execPath}
         const token = require('fs').readFileSync(${JSON.stringify(
           log,
         )}, 'utf8') ? ${JSON.stringify(cluster.tokens.reader)} : 'outdated';
         require('fs').appendFileSync(${JSON.stringify(log)}, 'x');
         console.log(JSON.stringify({ kind: 'ExecCredential', apiVersion: '${V1}', status: { token } }))`,
      );
      await chmod(script, 0o700);
      const kubeconfig = join(folder, 'config');
      await writeFile(
        kubeconfig,
        JSON.stringify({
          clusters: [
            {
              name: 'c',
              cluster: {
                server: cluster.url,
                'certificate-authority-data': Buffer.from(
                  cluster.caPem,
                ).toString('base64'),
              },
            },
          ],
          contexts: [{ name: 'north', context: { cluster: 'c', user: 'u' } }],
          users: [
            {
              name: 'u',
              user: { exec: { apiVersion: V1, command: './kubelogin' } },
            },
          ],
        }),
      );
      const directory = new ClusterDirectory({
        sources: configClusterSources(
          mockServices.rootConfig({
            data: { kaito: { clusters: { kubeconfig } } },
          }),
          {
            credentials: createClusterCredentials({
              allowExec,
              azure: () => ({ getToken: async () => null }),
            }),
          },
        ),
        logger: mockServices.logger.mock(),
      });
      await directory.open();
      return { clusters: directory.entries(), log };
    }

    it('are not run unless that is allowed', async () => {
      const { clusters, log } = await list(false);
      expect(clusters).toEqual([
        {
          name: 'north',
          title: undefined,
          problem: expect.stringMatching(/Set kaito\.clusters\.allowExec/),
        },
      ]);
      expect(await readFile(log, 'utf8')).toBe('');
    });

    it('are run again when the cluster refuses the token', async () => {
      const { clusters, log } = await list(true);
      const transport = new UndiciClusterTransport(clusters);
      for (let i = 0; i < 3; i++) {
        const answer = await transport.request(
          'north',
          { method: 'GET', path: '/api/v1/nodes' },
          'watch',
        );
        await answer.body.dump();
        expect(answer.statusCode).toBe(200);
      }
      expect(await readFile(log, 'utf8')).toBe('xx');
      await transport.close();
    });
  });
});
