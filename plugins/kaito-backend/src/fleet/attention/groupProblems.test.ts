import type {
  CauseLink,
  Workload,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { groupProblems } from './groupProblems';

type Brief = { severity?: string; since?: string | null; reason?: string };

const workload = (
  name: string,
  { severity = 'error', since = null, reason }: Brief = {},
) =>
  ({
    ref: { cluster: 'a', kind: 'Workspace', namespace: 'n', name },
    phase: {
      name: 'Failed',
      severity,
      reason: reason ?? null,
      message: null,
      since,
    },
    provenance: { owner: null },
    stale: false,
  } as unknown as Workload);

const cause = (
  summary: string,
  object: string,
  rest: Partial<CauseLink> = {},
) =>
  ({
    layer: 'pod',
    code: 'x',
    summary,
    object,
    nextStep: null,
    evidence: '',
    alsoAffects: [],
    ...rest,
  } as unknown as CauseLink);

describe('groupProblems', () => {
  it('puts together what differs by name alone, and drops the names', () => {
    const [group, ...rest] = groupProblems([
      {
        workload: workload('phi-4'),
        cause: cause(
          'Pod phi-4-0 of phi-4 cannot pull its image',
          'Pod/phi-4-0',
          {
            nextStep: 'Look at phi-4-0.',
          },
        ),
      },
      {
        workload: workload('llama'),
        cause: cause(
          'Pod llama-0 of llama cannot pull its image',
          'Pod/llama-0',
          {
            nextStep: 'Look at llama-0.',
          },
        ),
      },
    ]);
    expect(rest).toEqual([]);
    expect(group).toMatchObject({
      summary: 'Pod … of … cannot pull its image',
      nextStep: 'Look at ….',
      members: [
        { summary: 'Pod llama-0 of llama cannot pull its image' },
        { summary: 'Pod phi-4-0 of phi-4 cannot pull its image' },
      ],
    });
  });

  it('keeps the names of one alone', () => {
    const [group] = groupProblems([
      {
        workload: workload('phi'),
        cause: cause('Node n-1 is full', 'Node/n-1'),
      },
    ]);
    expect(group.summary).toBe('Node n-1 is full');
  });

  it('never cuts a name out of a longer word', () => {
    const [group] = groupProblems(
      ['phi', 'llama'].map(name => ({
        workload: workload(name),
        cause: cause(
          `${name} needs the model microsoft/phi-4`,
          `Workspace/${name}`,
        ),
      })),
    );
    expect(group.summary).toBe('… needs the model microsoft/phi-4');
  });

  it('keeps apart what needs another machine, and what has another code', () => {
    const groups = groupProblems([
      {
        workload: workload('a1'),
        cause: cause('No quota for A100', 'NodeClaim/x1'),
      },
      {
        workload: workload('a2'),
        cause: cause('No quota for H100', 'NodeClaim/x2'),
      },
      {
        workload: workload('a3'),
        cause: cause('No quota for A100', 'NodeClaim/x3', { code: 'y' }),
      },
    ]);
    expect(groups).toHaveLength(3);
    expect(new Set(groups.map(({ id }) => id)).size).toBe(3);
  });

  it('uses KAITO’s own words where no cause is known', () => {
    const [group] = groupProblems([
      { workload: workload('a', { reason: 'Odd' }), cause: null },
      { workload: workload('b', { reason: 'Odd' }), cause: null },
    ]);
    expect(group).toMatchObject({ summary: 'Failed: Odd', nextStep: null });
  });

  it('shows the worst first, then the many, then the old; members by age', () => {
    const problem = (name: string, code: string, brief: Brief) => ({
      workload: workload(name, brief),
      cause: cause(code, 'Node/n', { code }),
    });
    const groups = groupProblems([
      problem('w', 'warned', { severity: 'warning' }),
      problem('young', 'single', { since: '2026-01-02' }),
      problem('m1', 'many', {}),
      problem('m2', 'many', { since: '2026-01-03' }),
      problem('old', 'elder', { since: '2026-01-01' }),
    ]);
    expect(groups.map(({ summary }) => summary)).toEqual([
      'many',
      'elder',
      'single',
      'warned',
    ]);
    expect(groups[0]).toMatchObject({
      since: '2026-01-03',
      members: [{ ref: { name: 'm2' } }, { ref: { name: 'm1' } }],
    });
  });

  it('gives a group the same id whoever is in it', () => {
    const id = (name: string) =>
      groupProblems([
        {
          workload: workload(name),
          cause: cause(`${name} is stuck`, `Workspace/${name}`),
        },
      ])[0].id;
    expect(id('one')).toBe(id('other'));
  });
});
