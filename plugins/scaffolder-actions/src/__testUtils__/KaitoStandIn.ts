import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  PREFLIGHT_CHECKS,
  type PreflightCheck,
  type PreflightReport,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { questionSchemaOf } from './questionSchemaOf';

/** A report in which all is well, but for what a test says. */
export function reportOf(
  ...others: (Pick<PreflightCheck, 'check' | 'outcome'> &
    Partial<PreflightCheck>)[]
): PreflightReport {
  const checks = PREFLIGHT_CHECKS.map(
    (check): PreflightCheck => ({
      check,
      outcome: 'pass',
      reason: `The ${check} is fine.`,
      nextStep: null,
      field: null,
      asOf: null,
      ...others.find(other => other.check === check),
    }),
  );
  const worst = ['fail', 'warn', 'not-checked', 'pass'] as const;
  return {
    outcome: worst.find(one => checks.some(({ outcome }) => outcome === one))!,
    checks,
    estimate: {
      nodes: 1,
      gpus: 1,
      gpuModel: 'NVIDIA A100',
      basis: 'estimated',
    },
    cost: { state: 'not-checked', reason: 'No price is known.' },
    generatedAt: '2026-01-01T00:00:00.000Z',
  };
}

type Answer = { status: number; body: unknown } | 'silence';

/**
 * The preflight routes of the portal's backend, over a socket. It holds each question to the API's schema, as the backend
 * does, and answers as a test says.
 */
export class KaitoStandIn {
  answer: Answer = { status: 200, body: reportOf() };
  /** Questions as they came, with the token each brought. */
  readonly asked: {
    authorization?: string;
    path: string;
    question: any;
  }[] = [];

  private constructor(
    private readonly server: Server,
    /** Base URL of the plugin. */
    readonly url: string,
  ) {}

  static async start(): Promise<KaitoStandIn> {
    const server = createServer();
    await new Promise<void>(done => {
      server.listen(0, '127.0.0.1', done);
    });
    const { port } = server.address() as AddressInfo;
    const standIn = new KaitoStandIn(
      server,
      `http://127.0.0.1:${port}/api/kaito`,
    );
    server.on('request', async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const question = JSON.parse(Buffer.concat(chunks).toString('utf8'));
      const { authorization } = request.headers;
      const path = request.url!.replace('/api/kaito', '');
      standIn.asked.push({ authorization, path, question });
      const schema = questionSchemaOf(path);
      const isKnown = request.method === 'POST' && schema !== undefined;
      const parsed = schema?.safeParse(question);
      const refused = {
        status: isKnown ? 400 : 404,
        body: { error: { name: 'InputError', message: 'not a question' } },
      };
      const answer = isKnown && parsed?.success ? standIn.answer : refused;
      if (answer === 'silence') return;
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer.body));
    });
    return standIn;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(done => {
      this.server.close(done);
    });
  }
}
