import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  InputError,
  ServiceUnavailableError,
  toError,
} from '@backstage/errors';
import {
  ScmError,
  type ScmCheckout,
  type ScmProvider,
} from '@kaito-portal/backstage-plugin-kaito-node';
import { Backoff } from '../../watch/Backoff';
import type { Clock } from '../../watch/Clock';
import type { BranchFiles } from './BranchFiles';
import type { BranchState, ReadFailure } from './BranchState';
import { readBranch } from './readBranch';
import { SharedCheckout } from './SharedCheckout';

/** Credentials of a host may end after an hour. */
const PROVIDER_MS = 10 * 60_000;

/** A branch to read. */
export interface BranchSource {
  repoUrl: string;
  baseBranch: string;
  /** Folders whose files are read, `''` for all. */
  folders: readonly string[];
}

/**
 * One branch of one repository, read once for everybody. Where it stands is asked, however many want to know, once at a
 * time and not before the last answer is as old as the asker allows; its files are read when it has moved. A failure
 * keeps what is known and is followed by a growing pause in which the host is left alone.
 */
export class BranchReader {
  readonly #options: {
    source: BranchSource;
    connect: () => Promise<ScmProvider>;
    clock: Clock;
    logger: LoggerService;
    onAnswer?: () => void;
  };
  readonly #backoff: Backoff;
  #provider: { scm: ScmProvider; at: number } | null = null;
  /** Of the last connection: how to write addresses is known while the host is away. */
  #host: Pick<ScmProvider, 'repository' | 'fileUrl' | 'fileUrlAt'> | null =
    null;
  #checkout: SharedCheckout | null = null;
  #files: BranchFiles | null = null;
  #confirmedAt: number | null = null;
  #failure: (ReadFailure & { retryAt: number }) | null = null;
  #running: Promise<void> | null = null;
  #closed = false;

  constructor(options: {
    source: BranchSource;
    /** A new connection with credentials that are good now. */
    connect: () => Promise<ScmProvider>;
    clock: Clock;
    logger: LoggerService;
    /** Called after each question, also one in vain. */
    onAnswer?: () => void;
  }) {
    this.#options = options;
    this.#backoff = new Backoff(options.clock.random, { firstMs: 5_000 });
  }

  /** What is known; never waits. */
  state(): BranchState {
    const { repoUrl, baseBranch } = this.#options.source;
    const files = this.#files;
    const host = this.#host;
    return {
      repoUrl,
      baseBranch,
      repository: host?.repository ?? null,
      files,
      confirmedAt: this.#confirmedAt,
      failure: this.#failure,
      fileUrl: path => (files && host?.fileUrlAt(files.commit, path)) ?? null,
      branchFileUrl: path => host?.fileUrl(baseBranch, path) ?? null,
    };
  }

  /** What is known once it is at most `withinMs` old, or the host could not be asked. Never rejects. */
  async refresh(withinMs: number): Promise<BranchState> {
    if (this.#isDue(withinMs)) {
      this.#running ??= this.#ask().finally(() => {
        this.#running = null;
      });
    }
    await this.#running;
    return this.state();
  }

  /**
   * Lets something be read from the branch as it was last seen, which stays there until it is done.
   * @throws ServiceUnavailableError when the branch was never read
   */
  async use<T>(act: (checkout: ScmCheckout) => Promise<T>): Promise<T> {
    if (!this.#checkout) {
      throw new ServiceUnavailableError(
        this.#failure?.message ?? 'The repository has not been read yet.',
      );
    }
    return this.#checkout.use(act);
  }

  /** Ends reading and removes what lies on the disk. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
    await this.#checkout?.retire();
  }

  #isDue(withinMs: number): boolean {
    const now = this.#options.clock.now();
    if (this.#closed) return false;
    if (this.#failure) return now >= this.#failure.retryAt;
    return this.#confirmedAt === null || now - this.#confirmedAt > withinMs;
  }

  async #ask(): Promise<void> {
    const { clock, logger, onAnswer } = this.#options;
    const asked = clock.now();
    const failed = this.#failure?.message;
    try {
      await this.#read();
      this.#confirmedAt = asked;
      this.#failure = null;
      this.#backoff.reset();
    } catch (error) {
      this.#provider = null;
      this.#failure = this.#failureOf(error);
      if (this.#failure.message !== failed) {
        logger.warn(this.#failure.message, toError(error));
      }
    }
    onAnswer?.();
  }

  async #read(): Promise<void> {
    const { baseBranch, folders } = this.#options.source;
    const scm = await this.#connected();
    const tip = await scm.tip(baseBranch);
    if (tip !== null && tip === this.#files?.commit) return;
    const checkout = await scm.checkout(baseBranch);
    const shared = new SharedCheckout(checkout);
    try {
      this.#files = await readBranch(checkout, folders, this.#files);
    } catch (error) {
      await shared.retire();
      throw error;
    }
    const before = this.#checkout;
    this.#checkout = shared;
    await before?.retire();
  }

  async #connected(): Promise<ScmProvider> {
    const now = this.#options.clock.now();
    if (!this.#provider || now - this.#provider.at > PROVIDER_MS) {
      const scm = await this.#options.connect();
      this.#provider = { scm, at: now };
      this.#host = scm;
    }
    return this.#provider.scm;
  }

  #failureOf(error: unknown): ReadFailure & { retryAt: number } {
    const now = this.#options.clock.now();
    const asked = error instanceof ScmError ? error.retryAfterSeconds : null;
    return {
      message: wordsOf(error),
      since: this.#failure?.since ?? now,
      retryAt: now + this.#backoff.next((asked ?? 0) * 1_000),
    };
  }
}

/** What a person may be told: what went wrong on this machine names paths of its own. */
function wordsOf(error: unknown): string {
  if (error instanceof ScmError || error instanceof InputError) {
    return error.message;
  }
  const { code, name } = error as { code?: string; name?: string };
  return `The repository could not be read by the portal itself (${
    code ?? name
  }). Its log says more.`;
}
