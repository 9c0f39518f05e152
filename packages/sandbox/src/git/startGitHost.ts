import { mkdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { Accounts, type GitHostUser } from './accounts';
import { createGitHostServer } from './GitHostServer';
import { findHttpBackend } from './http/httpBackend';
import { PullRequests } from './pulls/PullRequests';
import { PullStore } from './pulls/PullStore';
import { Repositories } from './repo/Repositories';
import { seedFleetRepo } from './seed/seedFleetRepo';

/**
 * The people of the demo. `portal-bot` is the account the portal pushes with: Backstage takes a login for a secret and
 * blots it out wherever a log line says it, so it is no word of prose.
 */
export const DEMO_GIT_USERS: GitHostUser[] = [
  { login: 'pat', fullName: 'Pat Platform' },
  { login: 'portal-bot', fullName: 'KAITO Portal' },
  { login: 'dana', fullName: 'Dana Developer', write: false },
];

export interface GitHostOptions {
  /** Where repositories and pull requests are kept; created when missing. */
  dir: string;
  /** 0 takes any free port. */
  port?: number;
  users?: GitHostUser[];
  /** Login the review page acts as. Default `pat`, else the first who may write. */
  reviewer?: string;
  /** Fills the repositories at start; default: `platform/fleet` of the demo. */
  seedRepos?: (repositories: Repositories) => Promise<unknown>;
  /** Called with `owner/name` after a branch may have moved. */
  onChange?: (repository: string) => void;
  now?: () => Date;
}

export interface GitHost {
  /** `http://localhost:<port>`. */
  url: string;
  port: number;
  /** Secrets by login: the password for git and for the API. */
  tokens: Record<string, string>;
  repositories: Repositories;
  /** Folder of a bare repository, `owner/name`. */
  repoDir(fullName: string): string;
  stop(): Promise<void>;
}

/** Starts a Git host on 127.0.0.1: real Git over HTTP, a pull-request API in Gitea's shape, review pages. */
export async function startGitHost(options: GitHostOptions): Promise<GitHost> {
  const dir = resolve(options.dir);
  await mkdir(dir, { recursive: true });
  const httpBackend = await findHttpBackend(dir);
  const accounts = new Accounts(options.users ?? DEMO_GIT_USERS);
  const repositories = new Repositories(dir);
  const seed = options.seedRepos ?? (all => seedFleetRepo(all));
  await seed(repositories);

  const server = createGitHostServer({
    accounts,
    repositories,
    pulls: new PullRequests(
      new PullStore(dir),
      options.now ?? (() => new Date()),
    ),
    reviewer: accounts.reviewer(options.reviewer),
    httpBackend,
    changed: repository => options.onChange?.(repository.fullName),
  });
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(options.port ?? 0, '127.0.0.1', done);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    port,
    tokens: accounts.tokens,
    repositories,
    repoDir: fullName => resolve(dir, `${fullName}.git`),
    stop: () =>
      new Promise(done => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
