import fc from 'fast-check';
import { explain } from '../commands/explain';
import { type CommandResult, UsageError } from '../Host';

const FIELDS = [
  'labels',
  'annotations',
  'ownerReferences',
  'finalizers',
  'spec',
  'status',
  'conditions',
  'containerStatuses',
  'state',
  'terminated',
  'type',
  'reason',
  'message',
  'resource',
  'inference',
  'tuning',
  'requirements',
  'workerNodes',
  'replicas',
  'involvedObject',
  'name',
];
const { value: anyValue } = fc.letrec<{ value: unknown }>(tie => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<unknown>(null, 7, '', 'Ready', 'QuotaExceeded', true, []),
    fc.array(tie('value'), { maxLength: 2 }),
    fc
      .array(fc.tuple(fc.constantFrom(...FIELDS), tie('value')), {
        maxLength: 5,
      })
      .map(entries => Object.fromEntries(entries)),
  ),
}));
const anyObject = fc
  .tuple(
    fc.constantFrom(
      'Workspace',
      'InferenceSet',
      'RAGEngine',
      'MultiRoleInference',
      'ModelMirror',
      'NodeClaim',
      'NodePool',
      'Node',
      'Pod',
      'Event',
      'Service',
    ),
    fc.array(fc.tuple(fc.constantFrom(...FIELDS), anyValue), { maxLength: 6 }),
    fc.array(fc.tuple(fc.constantFrom(...FIELDS), anyValue), { maxLength: 3 }),
  )
  .map(([kind, body, metadata]) => ({
    ...Object.fromEntries(body),
    apiVersion: 'v1',
    kind,
    metadata: { ...Object.fromEntries(metadata), name: 'x', namespace: 'n' },
  }));

function run(text: string): CommandResult | UsageError {
  try {
    return explain.run(['dump'], {
      readText: () => text,
      writeText: () => {},
      listFiles: () => [],
      cwd: '/',
      now: new Date('2026-09-01T12:00:00Z'),
      colour: false,
    });
  } catch (error) {
    if (error instanceof UsageError) {
      return error;
    }
    throw error;
  }
}

it('explains or refuses any dump, and never falls over', () => {
  let explained = 0;
  fc.assert(
    fc.property(fc.array(anyObject, { minLength: 1, maxLength: 6 }), items => {
      const result = run(JSON.stringify({ kind: 'List', items }));
      explained += result instanceof UsageError ? 0 : 1;
    }),
    { numRuns: 2_000 },
  );
  expect(explained).toBeGreaterThan(50);
});

it('refuses or takes any text', () => {
  fc.assert(
    fc.property(fc.string(), text => {
      expect(run(text)).toBeDefined();
    }),
  );
});
