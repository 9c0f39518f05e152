import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  parseManifests,
  type KubeObject,
} from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import { validateManifest } from '@kaito-portal/backstage-plugin-kaito-common/validation';
import scaffolderModule from '.';
import { kaitoStandInPlugin } from './__testUtils__/kaitoStandInPlugin';
import { GitOpsHarness } from './__testUtils__/GitOpsHarness';
import { PLAUSIBLE } from './__testUtils__/plausible';
import { seededFiles } from './__testUtils__/seed';
import {
  defaultsOf,
  fieldsOf,
  readTemplates,
  type Template,
} from './__testUtils__/templates';

// Whole tasks against a Git host; a busy machine takes its time.
jest.setTimeout(240_000);

const templates = readTemplates();
const named = templates.map(
  template => [template.metadata.name, template] as const,
);

describe('the templates, run by the Scaffolder against a Git host', () => {
  let git: GitOpsHarness;
  let stop: () => Promise<void>;
  let url: string;

  beforeAll(async () => {
    git = await GitOpsHarness.start();
    await git.commit(seededFiles());
    const backend = await startTestBackend({
      features: [
        scaffolderPlugin,
        scaffolderModule,
        kaitoStandInPlugin,
        catalogServiceMock.factory({
          entities: [
            ...(templates as any[]),
            {
              apiVersion: 'backstage.io/v1alpha1',
              kind: 'User',
              metadata: { name: 'mock' },
              spec: {},
            },
          ],
        }),
        mockServices.rootConfig.factory({ data: git.config }),
      ],
    });
    stop = () => backend.stop();
    url = `http://localhost:${backend.server.port()}/api/scaffolder/v2`;
  });

  afterAll(async () => {
    await stop?.();
    await git?.stop();
  });

  async function call(path: string, body?: object) {
    const response = await fetch(url + path, {
      method: body ? 'POST' : 'GET',
      headers: { 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(JSON.stringify(answer));
    return answer;
  }

  async function runTask(template: Template, values: object) {
    const { id } = await call('/tasks', {
      templateRef: `template:default/${template.metadata.name}`,
      values: { ...defaultsOf(template), ...values },
    });
    for (;;) {
      const { status } = await call(`/tasks/${id}`);
      const events = await call(`/tasks/${id}/events`);
      const done = events.find((e: any) => e.type === 'completion');
      // The state and the last event are not written in one step.
      if (done && !['open', 'processing'].includes(status)) {
        const log = events.map((e: any) => e.body.message).join('\n');
        return { status, log, output: done.body.output };
      }
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  }

  /** Everything a form comes to, without what differs from run to run. */
  async function outcome(template: Template, values: object): Promise<string> {
    const { output, log, directoryContents } = await call('/dry-run', {
      template,
      values: { ...defaultsOf(template), ...values },
      directoryContents: [],
    });
    const lines = log.map((entry: any) => entry.body);
    const failed = lines.find((line: any) => line.status === 'failed');
    if (failed || !output) throw new Error(JSON.stringify(failed ?? lines));
    const said = lines.map((line: any) => line.message);
    const files = directoryContents.map((file: any) => [
      file.path,
      Buffer.from(file.base64Content, 'base64').toString('utf8'),
    ]);
    return JSON.stringify([output, said, files])
      .replace(/-[0-9a-f]{10}\b/g, '-id')
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z|\d+ms|took [\d.]+/g, 'time');
  }

  /** Files a diff writes, as they are on the branch. */
  async function written(branch: string, diff: string) {
    const paths = [...diff.matchAll(/^\+\+\+ b\/(.*)$/gm)].map(m => m[1]);
    const files = new Map<string, string>();
    for (const path of paths) {
      files.set(path, (await git.fileOn(branch, path))!);
    }
    return files;
  }

  it('has plausible values for every template', () => {
    expect(Object.keys(PLAUSIBLE).sort()).toEqual(
      named.map(([name]) => name).sort(),
    );
  });

  it.each(named)(
    '%s: a pull request KAITO would take',
    async (name, template) => {
      const { values } = PLAUSIBLE[name];
      const { status, log, output } = await runTask(template, values);
      expect({ status, log }).toMatchObject({ status: 'completed' });
      const [link] = output.links;
      const number = Number(/\/pulls\/(\d+)$/.exec(link.url)![1]);
      const pull = await git.api('GET', `/pulls/${number}`);
      expect(pull).toMatchObject({ state: 'open', mergeable: true });
      expect(pull.body).toContain('### How to go back');
      const isChecked = template.spec.steps.some(
        ({ action }) => action === 'kaito:preflight',
      );
      expect(/\n14 passed/.test(pull.body)).toBe(isChecked);
      const { content } = output.text[0];
      const files = await written(pull.head.ref, content);
      const objects: KubeObject[] = [];
      for (const [path, text] of files) {
        if (path.endsWith('kustomization.yaml')) continue;
        objects.push(...parseManifests(text).map(({ object }) => object));
      }
      const workloads = objects.filter(o =>
        o.apiVersion.startsWith('kaito.sh/'),
      );
      const none = ['retire-deployment', 'prepare-cluster'].includes(name);
      expect(workloads).toHaveLength(none ? 0 : 1);
      for (const object of workloads) {
        const { name: wanted, namespace } = { ...values, ...values.deployment };
        expect(object.metadata).toMatchObject({ name: wanted, namespace });
        expect(
          validateManifest(object).filter(f => f.severity !== 'not-checked'),
        ).toEqual([]);
      }
    },
  );

  it('takes what a person writes as words, not as a template', async () => {
    const [, template] = named.find(([name]) => name === 'deploy-model')!;
    const purpose =
      'Costs ${{ 6 * 7 }} and ${{ secrets.TOKEN }}, {{ x }} {% if %}\n- x: y';
    const { values } = PLAUSIBLE['deploy-model'];
    const own = { ...values, name: 'literal', purpose };
    const { status, log, output } = await runTask(template, own);
    expect({ status, log }).toMatchObject({ status: 'completed' });
    const number = Number(/\/pulls\/(\d+)$/.exec(output.links[0].url)![1]);
    const { body, head } = await git.api('GET', `/pulls/${number}`);
    expect(body).not.toMatch(/Costs 42/);
    const files = await written(head.ref, output.text[0].content);
    const [{ object }] = parseManifests(
      [...files].find(([path]) => path.endsWith('/literal.yaml'))![1],
    );
    expect(object.metadata.annotations).toMatchObject({
      'kaito-portal.io/purpose': purpose,
    });
  });

  it.each(named)(
    '%s: every field changes something',
    async (name, template) => {
      const { values, others, given = {} } = PLAUSIBLE[name];
      const without = await outcome(template, values);
      // What is compared is the same for the same form.
      expect(await outcome(template, values)).toBe(without);
      for (const field of fieldsOf(template)) {
        const base = { ...values, ...given[field] };
        const before = given[field] ? await outcome(template, base) : without;
        expect(others).toHaveProperty([field]);
        const after = await outcome(template, {
          ...base,
          [field]: others[field],
        });
        expect({ field, same: before === after }).toEqual({
          field,
          same: false,
        });
      }
    },
  );
});
