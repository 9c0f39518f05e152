import { editOf } from './editOf';

const CHANGES = {
  owner: '${{ parameters.owner }}',
  replicas:
    '${{ parameters.replicas if parameters.deployment.kind == "InferenceSet" }}',
  adapters: '${{ parameters.adapters }}',
};

describe('editOf', () => {
  it('takes what was filled in, with its type', () => {
    expect(
      editOf('change', CHANGES, {
        deployment: { kind: 'InferenceSet' },
        owner: 'group:default/search',
        replicas: 2,
        adapters: [],
      }),
    ).toEqual({
      kind: 'ready',
      request: {
        action: 'change',
        changes: { owner: 'group:default/search', replicas: 2 },
      },
    });
  });

  it('leaves out what the template leaves out', () => {
    expect(
      editOf('change', CHANGES, {
        deployment: { kind: 'Workspace' },
        owner: ' ',
        replicas: 2,
      }),
    ).toEqual({ kind: 'nothing' });
  });

  it('does not guess what only the task can evaluate, or nobody said', () => {
    expect(
      editOf('extend', { expires: '${{ steps.day.output.day }}' }, {}),
    ).toEqual({ kind: 'unknown' });
    expect(editOf('change', undefined, {})).toEqual({ kind: 'unknown' });
  });

  it('needs nothing more to retire', () => {
    expect(editOf('retire', undefined, undefined)).toEqual({
      kind: 'ready',
      request: { action: 'retire' },
    });
  });
});
