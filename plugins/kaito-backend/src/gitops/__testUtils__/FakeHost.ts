import { createHash } from 'node:crypto';
import {
  ScmError,
  type ScmCheckout,
  type ScmProvider,
} from '@kaito-portal/backstage-plugin-kaito-node';

const idOf = (text: string) => createHash('sha1').update(text).digest('hex');

/** A Git host in memory with one repository, which counts what it is asked. */
export class FakeHost {
  files = new Map<string, string>();
  committedAt = '2026-01-01T00:00:00.000Z';
  /** What every question fails with. */
  failure: Error | null = null;
  asked = { connect: 0, tip: 0, checkout: 0, texts: 0 };
  open = 0;

  constructor(files: Record<string, string> = {}) {
    this.commit(files);
  }

  /** Sets the files of the branch, all of them. */
  commit(files: Record<string, string>, committedAt = this.committedAt) {
    this.files = new Map(Object.entries(files));
    this.committedAt = committedAt;
  }

  get tip(): string {
    return idOf(JSON.stringify([[...this.files], this.committedAt]));
  }

  connect = async (): Promise<ScmProvider> => {
    this.asked.connect += 1;
    this.#refuse();
    return {
      repository: {
        type: 'gitea',
        host: 'git.example.com',
        fullName: 'platform/fleet',
        cloneUrl: 'https://git.example.com/platform/fleet.git',
        webUrl: 'https://git.example.com/platform/fleet',
      },
      pullRequests: null,
      tip: async () => {
        this.asked.tip += 1;
        this.#refuse();
        return this.tip;
      },
      checkout: async () => {
        this.asked.checkout += 1;
        this.#refuse();
        return this.#checkout();
      },
      compareUrl: () => null,
      howToPropose: () => '',
      fileUrl: (branch, path) => `https://git.example.com/${branch}/${path}`,
      fileUrlAt: (commit, path) => `https://git.example.com/${commit}/${path}`,
    };
  };

  #refuse() {
    if (this.failure) throw this.failure;
  }

  #checkout(): ScmCheckout {
    const files = new Map(this.files);
    this.open += 1;
    let disposed = false;
    const never = async () => {
      throw new Error('nothing is ever pushed');
    };
    return {
      commit: this.tip,
      committedAt: this.committedAt,
      read: async path => {
        if (disposed) throw new Error('the checkout is gone');
        return files.get(path) ?? null;
      },
      async *list(folder) {
        for (const [path, text] of files) {
          if (!folder || path.startsWith(`${folder}/`)) {
            yield { path, id: idOf(text) };
          }
        }
      },
      texts: (wanted, mostBytes) => this.#texts(files, wanted, mostBytes),
      branch: async () => null,
      moved: async () => this.tip !== idOf(JSON.stringify([...files])),
      push: never,
      remove: never,
      dispose: async () => {
        disposed = true;
        this.open -= 1;
      },
    };
  }

  async *#texts(
    files: Map<string, string>,
    wanted: Iterable<{ path: string; id: string }>,
    mostBytes: number,
  ) {
    for (const file of wanted) {
      this.asked.texts += 1;
      const text = files.get(file.path)!;
      yield { file, text: text.length > mostBytes ? null : text };
    }
  }
}

/** A failure as a host that is down gives it. */
export const hostDown = (retryAfterSeconds: number | null = null) =>
  new ScmError(
    'Reading platform/fleet: git.example.com did not answer. Check it.',
    'git.example.com',
    null,
    { retryAfterSeconds },
  );

/** A Workspace as a file says it. */
export function manifest(
  name: string,
  rest: {
    namespace?: string;
    annotations?: Record<string, string>;
    instanceType?: string;
  } = {},
): string {
  const { annotations, namespace = 'search' } = rest;
  return JSON.stringify({
    apiVersion: 'kaito.sh/v1beta1',
    kind: 'Workspace',
    metadata: { name, namespace, annotations },
    resource: {
      instanceType: rest.instanceType ?? 'Standard_NC24ads_A100_v4',
      labelSelector: { matchLabels: { apps: name } },
    },
    inference: { preset: { name: 'microsoft/phi-4' } },
  });
}
