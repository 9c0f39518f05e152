import { Agent, request } from 'undici';
import { type SandboxCluster, startCluster } from '../startCluster';

const NODES = '/api/v1/nodes';

describe('a client certificate', () => {
  let cluster: SandboxCluster;
  let other: SandboxCluster;

  beforeAll(async () => {
    cluster = await startCluster({ name: 'certificates' });
    other = await startCluster({ name: 'elsewhere' });
  });
  afterAll(async () => {
    await cluster.stop();
    await other.stop();
  });

  async function ask(
    path: string,
    shown: { certPem: string; keyPem: string },
    token?: string,
  ) {
    const { certPem: cert, keyPem: key } = shown;
    const agent = new Agent({ connect: { ca: cluster.caPem, cert, key } });
    const { statusCode, body } = await request(`${cluster.url}${path}`, {
      dispatcher: agent,
      headers: token ? { authorization: `Bearer ${token}` } : {},
    });
    const text = await body.text();
    await agent.close();
    return { status: statusCode, text };
  }

  it('stands for its user, with that user’s rights as they are now', async () => {
    const shown = await cluster.clientCertificate('reader');
    expect((await ask(NODES, shown)).status).toBe(200);
    expect((await ask('/api/v1/secrets', shown)).status).toBe(403);
    cluster.faults.withdrawRights('reader');
    expect((await ask(NODES, shown)).status).toBe(403);
    cluster.faults.grantRights('reader');
  });

  it('comes before a token', async () => {
    const shown = await cluster.clientCertificate('nobody');
    const { status, text } = await ask(NODES, shown, cluster.tokens.admin);
    expect(status).toBe(403);
    expect(text).toContain('kaito-portal:nobody');
  });

  it('of another authority counts for nothing', async () => {
    const shown = await other.clientCertificate('admin');
    const { status, text } = await ask(NODES, shown);
    expect(status).toBe(403);
    expect(text).toContain('system:anonymous');
    expect((await ask(NODES, shown, cluster.tokens.reader)).status).toBe(200);
  });
});
