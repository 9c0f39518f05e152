import { startTestBackend } from '@backstage/backend-test-utils';
import {
  scaffolderActionsExtensionPoint,
  type TemplateAction,
} from '@backstage/plugin-scaffolder-node';
import scaffolderModule from '.';
import { fieldsOf, readTemplates } from './__testUtils__/templates';

describe('the Scaffolder module', () => {
  let actions: Map<string, TemplateAction<any, any, any>>;

  beforeAll(async () => {
    actions = new Map();
    await startTestBackend({
      extensionPoints: [
        [
          scaffolderActionsExtensionPoint,
          {
            addActions: (...added) =>
              added.forEach(action => actions.set(action.id, action)),
          },
        ],
      ],
      features: [scaffolderModule],
    });
  });

  it('adds its actions, for dry runs too', () => {
    expect([...actions.keys()].sort()).toEqual([
      'kaito:cluster:render',
      'kaito:gitops:change',
      'kaito:gitops:propose',
      'kaito:gitops:retire',
      'kaito:manifest:render',
      'kaito:manifest:validate',
      'kaito:preflight',
    ]);
    for (const action of actions.values()) {
      expect(action.supportsDryRun).toBe(true);
      expect(action.examples!.length).toBeGreaterThan(0);
    }
  });

  describe.each(readTemplates().map(t => [t.metadata.name, t] as const))(
    'with the template %s',
    (_, template) => {
      const { spec } = template;

      it('takes what it hands over', () => {
        for (const step of spec.steps) {
          const schema: any = actions.get(step.action)!.schema!.input;
          const given = Object.keys(step.input);
          const known = Object.keys(schema.properties);
          expect(known).toEqual(expect.arrayContaining(given));
          expect(given).toEqual(expect.arrayContaining(schema.required ?? []));
        }
      });

      it('has the outputs it reads, and every field of its form is used', () => {
        const text = JSON.stringify([spec.steps, spec.output]);
        for (const [, id, name] of text.matchAll(
          /steps\.(\w+)\.output\.(\w+)/g,
        )) {
          const step = spec.steps.find(candidate => candidate.id === id)!;
          const schema: any = actions.get(step.action)!.schema!.output;
          expect(Object.keys(schema.properties)).toContain(name);
        }
        for (const field of fieldsOf(template)) {
          // A field may hold several things, each of which a step takes.
          expect(text).toMatch(new RegExp(`parameters\\.${field}[ .]`));
        }
      });
    },
  );
});
