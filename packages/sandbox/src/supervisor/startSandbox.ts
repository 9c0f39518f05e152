import { join } from 'node:path';
import { seedFleetRepo, startGitHost } from '../git';
import { startGitOpsSync } from '../gitops';
import { requestedManifests } from '../kaito';
import { startModelServer } from '../model';
import { ClusterProcess } from './ClusterProcess';
import { DEMO_KINDS, planClusters } from './clusterPlan';
import { startControl } from './control';
import { createEngine } from './createEngine';
import { ports, SandboxOptions } from './options';
import { portalConfig } from './portalConfig';
import { startProviders } from './providers';
import { writeFiles } from './writeFiles';

const OWNER = 'platform';
const REPO = 'fleet';
const GIT_USER = 'portal-bot';

/** Starts the whole fleet and writes the files that lead to it. `say` is told what is going on, a line at a time. */
export async function startSandbox(
  options: SandboxOptions,
  say: (line: string) => void,
): Promise<{ stop(): Promise<void> }> {
  const { dir, port } = options;
  const plan = planClusters(options);

  const engine = await createEngine(process.env, options.projectRoot);
  const models = await startModelServer({ engine, port: ports.model(port) });
  say(`model server: ${engine.describe().description}`);

  const providers = await startProviders(engine, {
    azure: ports.azure(port),
    openAi: ports.openAi(port),
  });

  const clusters = plan.map(
    (planned, index) =>
      new ClusterProcess({
        ...planned,
        port: ports.cluster(port, index),
        pace: options.pace,
        modelServerUrl: models.url,
        installedKinds: DEMO_KINDS,
        stateFile: join(dir, 'clusters', `${planned.name}.json`),
      }),
  );
  await Promise.all(clusters.map(cluster => cluster.start()));
  for (const { options: planned, facts } of clusters) {
    say(`cluster ${planned.name} (${planned.title}): ${facts.url}`);
  }

  let nudge: () => void = () => {};
  const git = await startGitHost({
    dir: join(dir, 'git'),
    port: ports.git(port),
    seedRepos: repositories =>
      seedFleetRepo(
        repositories,
        plan.map(({ name, seed }) => ({
          name,
          manifests: requestedManifests(seed),
        })),
      ),
    onChange: () => nudge(),
  });
  say(`Git host: ${git.url}/${OWNER}/${REPO}`);

  const sync = startGitOpsSync({
    repoDir: git.repoDir(`${OWNER}/${REPO}`),
    branch: 'main',
    intervalMs: 2000,
    clusters: clusters.map(({ options: { name }, facts }) => ({
      name,
      url: facts.url,
      caPem: facts.caPem,
      token: facts.tokens.gitops,
      path: `clusters/${name}`,
    })),
  });
  nudge = () => sync.nudge();

  const control = await startControl(ports.control(port), {
    clusters,
    faults: models.faults,
    gitops: () => sync.status(),
  });
  writeFiles(
    dir,
    portalConfig({
      appUrl: `http://localhost:${options.appPort}`,
      backendUrl: `http://localhost:${options.backendPort}`,
      backendPort: options.backendPort,
      origins: options.origins,
      databaseDir: join(dir, 'db'),
      clusters: clusters.map(({ options: { name, title }, facts }) => ({
        name,
        title,
        url: facts.url,
        caPem: facts.caPem,
        readerToken: facts.tokens.reader,
      })),
      endpoints: providers.endpoints,
      git: {
        host: new URL(git.url).host,
        baseUrl: git.url,
        username: GIT_USER,
        token: git.tokens[GIT_USER],
        owner: OWNER,
        repo: REPO,
      },
    }),
    clusters.map(({ options: { name }, facts }) => ({
      name,
      url: facts.url,
      caPem: facts.caPem,
      token: facts.tokens.admin,
    })),
  );

  return {
    async stop() {
      await sync.stop();
      await Promise.all([
        control.stop(),
        git.stop(),
        providers.stop(),
        ...clusters.map(cluster => cluster.stop()),
      ]);
      await models.stop();
    },
  };
}
