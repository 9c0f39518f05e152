import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';

/** Whether the Scaffolder still works on a task; `unknown` when it cannot be asked or does not know it. */
export type TaskState = 'going' | 'over' | 'unknown';

/** Tells how a request's task fares. */
export interface TaskSource {
  stateOf(taskId: string): Promise<TaskState>;
}

const GOING = ['open', 'processing'];
const TIMEOUT_MS = 5_000;

/** Asks the Scaffolder's backend, as the portal itself. */
export class ScaffolderTaskSource implements TaskSource {
  constructor(
    private readonly parts: { auth: AuthService; discovery: DiscoveryService },
  ) {}

  async stateOf(taskId: string): Promise<TaskState> {
    const { auth, discovery } = this.parts;
    try {
      const base = await discovery.getBaseUrl('scaffolder');
      const { token } = await auth.getPluginRequestToken({
        onBehalfOf: await auth.getOwnServiceCredentials(),
        targetPluginId: 'scaffolder',
      });
      const response = await fetch(
        `${base}/v2/tasks/${encodeURIComponent(taskId)}`,
        {
          headers: { authorization: `Bearer ${token}` },
          signal: AbortSignal.timeout(TIMEOUT_MS),
        },
      );
      if (!response.ok) {
        return 'unknown';
      }
      const { status } = (await response.json()) as { status?: unknown };
      return GOING.includes(String(status)) ? 'going' : 'over';
    } catch {
      return 'unknown';
    }
  }
}
