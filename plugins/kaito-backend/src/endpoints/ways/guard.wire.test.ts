import express from 'express';
import { ownAddress, scriptedLookup } from '../__testUtils__/addresses';
import { proxiedEndpoint } from '../__testUtils__/fixtures';
import { failure, useGateway } from '../__testUtils__/useGateway';
import type { UrlTarget } from '../Endpoint';

const question = { messages: [{ role: 'user', content: 'Hi' }] };
const own = ownAddress();
/** These need an address that is not loopback. */
const describeOnNetwork = own ? describe : describe.skip;

describe('an address that is called directly', () => {
  const bench = useGateway();
  let hosts: string[];

  /** A model that notes by which host it was called. */
  async function startModel(host = '127.0.0.1') {
    hosts = [];
    const app = express();
    app.use((req, res) => {
      hosts.push(req.headers.host ?? '');
      res.json({ choices: [] });
    });
    return new URL(await bench.listen(app, host)).port;
  }

  async function ask(
    target: Partial<UrlTarget>,
    answers: Record<string, string[][]> = {},
    times = 1,
  ) {
    const { lookup, asked } = scriptedLookup(answers);
    const { chat } = await bench.startGateway({
      lookup,
      endpoints: [
        proxiedEndpoint(bench.fleet.view, {
          ways: [
            {
              via: 'url',
              targets: [{ by: 'url', url: '', named: false, ...target }],
            },
          ],
        }),
      ],
    });
    const said = [];
    for (let index = 0; index < times; index += 1) {
      const response = await chat(question);
      said.push(
        response.ok
          ? { status: response.status, message: await response.text() }
          : await failure(response),
      );
    }
    return { said, asked };
  }

  const REFUSED = {
    status: 502,
    message: expect.stringMatching(
      /leads to (a loopback|a link-local|no) address|metadata service/,
    ),
  };

  it('is refused when it is one where no model is', async () => {
    const port = await startModel();
    for (const host of [
      '127.0.0.1',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '0x7f000001',
      '2130706433',
      '127.1',
      '169.254.169.254',
      '0.0.0.0',
    ]) {
      const { said } = await ask({ url: `http://${host}:${port}` });
      expect([host, ...said]).toEqual([host, expect.objectContaining(REFUSED)]);
    }
    expect(hosts).toEqual([]);
  });

  it('is refused when a name leads to such a one, or one of several does', async () => {
    const port = await startModel();
    for (const addresses of [
      ['127.0.0.1'],
      ['169.254.169.254'],
      ['203.0.113.7', '127.0.0.1'],
    ]) {
      const { said } = await ask(
        { url: `http://model.example.com:${port}` },
        { 'model.example.com': [addresses] },
      );
      expect(said).toMatchObject([REFUSED]);
    }
    expect(hosts).toEqual([]);
  });

  it('may be such a one when the configuration writes it, not when a configured name leads there', async () => {
    const port = await startModel();
    const named = true;
    const { said } = await ask({ url: `http://127.0.0.1:${port}`, named });
    expect(said).toMatchObject([{ status: 200 }]);
    const { said: localhost } = await ask({
      url: `http://localhost:${port}`,
      named,
    });
    expect(localhost).toMatchObject([{ status: 200 }]);
    expect(hosts).toEqual([`127.0.0.1:${port}`, `localhost:${port}`]);
    const { said: rebound } = await ask(
      { url: `http://model.example.com:${port}`, named },
      { 'model.example.com': [['127.0.0.1']] },
    );
    expect(rebound).toMatchObject([REFUSED]);
  });

  describeOnNetwork('on a network', () => {
    it('is the one that was looked at, whatever the name says afterwards', async () => {
      const port = await startModel(own);
      const { said, asked } = await ask(
        { url: `http://model.example.com:${port}` },
        { 'model.example.com': [[own!], ['127.0.0.1']] },
      );
      expect(said).toMatchObject([{ status: 200 }]);
      // Asked once: what was judged is what was connected to.
      expect(asked).toEqual(['model.example.com']);
      expect(hosts).toEqual([`model.example.com:${port}`]);
    });

    it('is judged anew with each connection', async () => {
      const app = express();
      app.use((_req, res) => {
        res.set('connection', 'close').json({ choices: [] });
      });
      const { port } = new URL(await bench.listen(app, own));
      const { said } = await ask(
        { url: `http://model.example.com:${port}` },
        { 'model.example.com': [[own!], ['127.0.0.1']] },
        2,
      );
      expect(said).toMatchObject([{ status: 200 }, REFUSED]);
    });

    it('is a Service where the portal runs in its cluster', async () => {
      const port = await startModel(own);
      const service = 'phi.search.svc.cluster.local';
      const { said } = await ask(
        { url: `http://${service}:${port}` },
        { [service]: [[own!]] },
      );
      expect(said).toMatchObject([{ status: 200 }]);
      expect(hosts).toEqual([`${service}:${port}`]);
    });

    it('is a Gateway that is called by a host of its routes', async () => {
      const port = await startModel(own);
      const { said, asked } = await ask(
        { url: `http://llm.example.com:${port}`, connectTo: 'gw.example.com' },
        { 'gw.example.com': [[own!]] },
      );
      expect(said).toMatchObject([{ status: 200 }]);
      expect(asked).toEqual(['gw.example.com']);
      expect(hosts).toEqual([`llm.example.com:${port}`]);
      const { said: climbed } = await ask({
        url: `http://llm.example.com:${port}`,
        connectTo: '127.0.0.1',
      });
      expect(climbed).toMatchObject([REFUSED]);
    });
  });
});
