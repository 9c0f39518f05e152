import { reduceMetadata } from './pick';

describe('reduceMetadata', () => {
  it('keeps annotations people read, says how long others were, and drops copies', () => {
    expect(
      reduceMetadata({
        name: 'a',
        managedFields: [{}],
        annotations: {
          'kubectl.kubernetes.io/last-applied-configuration': 'sekret',
          'example.com/note': 'x'.repeat(16 * 1_024),
          'example.com/ballast': 'x'.repeat(16 * 1_024 + 1),
        },
      } as object as Parameters<typeof reduceMetadata>[0]),
    ).toEqual({
      name: 'a',
      annotations: {
        'example.com/note': 'x'.repeat(16 * 1_024),
        'example.com/ballast': '[left out: 16385 characters]',
      },
    });
    expect(reduceMetadata({ name: 'a' })).toEqual({ name: 'a' });
  });
});
