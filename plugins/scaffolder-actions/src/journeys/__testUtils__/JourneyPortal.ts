import type { BackendFeature } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import type { JsonObject } from '@backstage/types';
import {
  paths,
  workloadDetailSchema,
  type WorkloadDetail,
  type WorkloadRef,
} from '@kaito-portal/backstage-plugin-kaito-common';
// A journey goes through both plugins.
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import kaitoPlugin from '@kaito-portal/backstage-plugin-kaito-backend';
import scaffolderModule from '../..';
import { defaultsOf, readTemplates } from '../../__testUtils__/templates';
import type { JourneyFleet } from './JourneyFleet';
import { until } from './until';

/** What a task came to. */
export interface TaskResult {
  status: string;
  log: string;
  output: any;
}

const USER = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'mock' },
  spec: {},
};

/** A portal over real sockets: the Scaffolder with KAITO's actions and templates, and the backend that watches the fleet. */
export class JourneyPortal {
  private readonly templates = readTemplates();

  private constructor(private readonly backend: TestBackend) {}

  /** @param options features beside the plugins, and what `kaito` is configured with */
  static async start(
    { git, cluster }: JourneyFleet,
    options: { features?: BackendFeature[]; kaito?: JsonObject } = {},
  ): Promise<JourneyPortal> {
    const backend = await startTestBackend({
      features: [
        scaffolderPlugin,
        scaffolderModule,
        kaitoPlugin,
        ...(options.features ?? []),
        catalogServiceMock.factory({
          entities: [...(readTemplates() as any[]), USER],
        }),
        mockServices.rootConfig.factory({
          data: {
            ...git.config,
            kaito: { ...git.config.kaito, ...options.kaito },
            kubernetes: {
              clusterLocatorMethods: [
                {
                  type: 'config',
                  clusters: [
                    {
                      name: cluster.name,
                      url: cluster.url,
                      authProvider: 'serviceAccount',
                      serviceAccountToken: cluster.tokens.reader,
                      caData: Buffer.from(cluster.caPem).toString('base64'),
                    },
                  ],
                },
              ],
            },
          },
        }),
      ],
    });
    return new JourneyPortal(backend);
  }

  /** Base URL of a plugin. */
  urlOf(plugin: string): string {
    return `http://localhost:${this.backend.server.port()}/api/${plugin}`;
  }

  stop() {
    return this.backend.stop();
  }

  /** A call to one of the portal's plugins as the user who makes the journey. */
  async call(plugin: string, path: string, body?: object): Promise<any> {
    const response = await fetch(this.urlOf(plugin) + path, {
      method: body ? 'POST' : 'GET',
      headers: {
        'content-type': 'application/json',
        // A machine under load reuses a connection just when it is closed.
        connection: 'close',
        authorization: mockCredentials.user.header(),
      },
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    if (response.status === 404) return null;
    if (!response.ok) throw new Error(`${response.status} ${path}: ${text}`);
    return JSON.parse(text);
  }

  /** Sends a form, left as it opens where no value is given, and waits for its task to end. */
  async runTask(name: string, values: object): Promise<TaskResult> {
    const template = this.templates.find(t => t.metadata.name === name)!;
    const { id } = await this.call('scaffolder', '/v2/tasks', {
      templateRef: `template:default/${name}`,
      values: { ...defaultsOf(template), ...values },
    });
    const read = async () => {
      const { status } = await this.call('scaffolder', `/v2/tasks/${id}`);
      const events = await this.call('scaffolder', `/v2/tasks/${id}/events`);
      const log = events.map((e: any) => e.body.message).join('\n');
      const done = events.find((e: any) => e.type === 'completion');
      return { status, log, done };
    };
    const { status, log, done } = await until(
      `the end of task ${name}`,
      read,
      // The state and the last event are not written in one step.
      task => !!task.done && !['open', 'processing'].includes(task.status),
    );
    return { status, log, output: done.body.output };
  }

  /** A workload as the portal tells it; null when it knows of none. */
  async workload(ref: WorkloadRef): Promise<WorkloadDetail | null> {
    const detail = await this.call('kaito', paths.workload(ref));
    return detail && workloadDetailSchema.parse(detail);
  }

  /** Waits until the portal tells a workload to be as wanted. */
  whenWorkload(
    ref: WorkloadRef,
    wanted: (workload: WorkloadDetail | null) => boolean,
  ) {
    return until(
      `${ref.kind} ${ref.name} as wanted`,
      () => this.workload(ref),
      wanted,
    );
  }
}
