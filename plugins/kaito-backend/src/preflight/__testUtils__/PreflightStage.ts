import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  paths,
  preflightReportSchema,
  type PreflightCheckName,
  type PreflightReport,
  type WorkloadRef,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { kaitoWorkloadReadPermission } from '@kaito-portal/backstage-plugin-kaito-common/permissions';
import {
  createKaitoWorkloadConditionalDecision,
  kaitoWorkloadConditions,
} from '@kaito-portal/backstage-plugin-kaito-node';
import {
  commitFiles,
  startCluster,
  startGitHost,
  type GitHost,
  type SandboxCluster,
} from '@kaito-portal/sandbox';
import {
  allowAll,
  startPortal,
  type TestPortal,
} from '../../__testUtils__/startPortal';
import { eventually } from '../../watch/__testUtils__/eventually';

/** The cluster that is asked about. */
export const CLUSTER = 'aks-weu-prod';
/** A machine type with a price. */
export const TYPE = 'Standard_NC24ads_A100_v4';
/** The team that asks. */
export const SEARCH = 'group:default/team-search';
/** A request nothing is in the way of. */
export const wish = {
  kind: 'Workspace',
  cluster: CLUSTER,
  namespace: 'search',
  name: 'phi-new',
  model: 'microsoft/phi-4',
  instanceTypes: [TYPE],
  owner: SEARCH,
  expires: '2099-01-31',
};
const POLICY = {
  rules: [
    {
      name: 'no H100',
      reason: 'They are for training.',
      instanceTypes: { deny: ['*H100*'] },
    },
    {
      name: 'team limit',
      teams: [SEARCH],
      limits: { gpus: 8 },
    },
    {
      name: 'not theirs',
      teams: [SEARCH],
      places: { namespaces: { deny: ['research'] } },
    },
    {
      name: 'a year',
      teams: ['group:default/team-support'],
      expiry: { longestDays: 365 },
    },
    {
      name: 'gemma',
      licences: { needsApproval: ['gemma*'], approvers: 'AI board' },
    },
  ],
};

/** What a report says of a check, each time. */
export const results = (report: PreflightReport, name: PreflightCheckName) =>
  report.checks.filter(({ check }) => check === name);

/** What it says of it first. */
export const result = (report: PreflightReport, name: PreflightCheckName) =>
  results(report, name)[0];

async function toReport(response: Response): Promise<PreflightReport> {
  const answer = await response.json();
  if (!response.ok) throw new Error(JSON.stringify(answer));
  return preflightReportSchema.parse(answer);
}

/** A request is looked at over real sockets: a cluster, a Git host and the portal between them. */
export class PreflightStage {
  portal!: TestPortal;
  readonly event = { success: jest.fn(), fail: jest.fn() };
  readonly auditor = mockServices.auditor.mock({
    createEvent: jest.fn(async () => this.event),
  });

  private constructor(
    private readonly dir: string,
    readonly cluster: SandboxCluster,
    readonly git: GitHost,
  ) {}

  static async start(): Promise<PreflightStage> {
    const dir = await mkdtemp(join(tmpdir(), 'preflight-'));
    const cluster = await startCluster({
      name: CLUSTER,
      seed: 'prod',
      pace: 100_000,
      missingKinds: ['MultiRoleInference'],
    });
    const git = await startGitHost({ dir });
    const stage = new PreflightStage(dir, cluster, git);
    const { host } = new URL(git.url);
    stage.portal = await startPortal(
      [{ name: CLUSTER, cluster }],
      {
        gitops: { repoUrl: `${host}?owner=platform&repo=fleet` },
        policy: POLICY,
        prices: {
          list: [
            {
              instanceType: TYPE,
              perHour: 3.5,
              currency: 'EUR',
              effective: '2026-01-01',
            },
            {
              instanceType: 'Standard_NV36ads_A10_v5',
              perHour: 2,
              currency: 'EUR',
              effective: '2026-01-01',
            },
          ],
        },
      },
      {
        features: [stage.auditor.factory],
        config: { integrations: stage.integrations },
      },
    );
    await eventually(() => stage.isLive(), 30_000);
    return stage;
  }

  async stop() {
    await this.portal.stop();
    await this.cluster.stop();
    await this.git.stop().catch(() => undefined);
    await rm(this.dir, { recursive: true, force: true });
  }

  /** Rights and the cluster are as at the start. */
  reset() {
    jest.clearAllMocks();
    this.portal.setPolicy(allowAll);
    this.cluster.faults.clear();
    this.cluster.faults.grantRights('reader');
  }

  post(body: object, init: RequestInit = {}, path = paths.preflight()) {
    return this.portal.fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      ...init,
    });
  }

  async ask(rest: object = {}): Promise<PreflightReport> {
    return toReport(await this.post({ ...wish, ...rest }));
  }

  postEdit(ref: WorkloadRef, changes: object) {
    return this.post({ changes }, {}, paths.workloadPreflight(ref));
  }

  async askEdit(ref: WorkloadRef, changes: object): Promise<PreflightReport> {
    return toReport(await this.postEdit(ref, changes));
  }

  /** Workloads may be read in these namespaces only; all else is allowed. */
  mayRead(namespaces: string[]) {
    this.portal.setPolicy(permission =>
      permission === kaitoWorkloadReadPermission.name
        ? createKaitoWorkloadConditionalDecision(
            kaitoWorkloadReadPermission,
            kaitoWorkloadConditions.isInNamespace({ namespaces }),
          )
        : { result: AuthorizeResult.ALLOW },
    );
  }

  /** Puts files on the base branch. */
  async commit(files: Record<string, string>) {
    const repository = await this.git.repositories.find('platform', 'fleet');
    await commitFiles(repository!, new Map(Object.entries(files)), 'By hand');
  }

  get integrations() {
    const { url, tokens } = this.git;
    const password = tokens['portal-bot'];
    return {
      gitea: [
        {
          host: new URL(url).host,
          baseUrl: url,
          username: 'portal-bot',
          password,
        },
      ],
    };
  }

  private async isLive() {
    const { items } = await (await this.portal.fetch(paths.clusters())).json();
    if (items[0].state !== 'live') throw new Error(items[0].state);
  }
}
