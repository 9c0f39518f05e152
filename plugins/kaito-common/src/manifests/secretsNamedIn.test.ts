import fc from 'fast-check';
import { secretsNamedIn } from './secretsNamedIn';

describe('secretsNamedIn', () => {
  it('finds the Secrets of every field of KAITO and of pods', () => {
    const found = secretsNamedIn({
      modelAccessSecret: 'hf-token',
      adapters: [{ source: { imagePullSecrets: ['pull', 'pull-too'] } }],
      output: { imagePushSecret: 'push' },
      embedding: { local: { imagePullSecret: 'embed' } },
      mirror: { accessSecret: { name: 'far', namespace: 'mirrors' } },
      template: {
        spec: {
          imagePullSecrets: [{ name: 'pod-pull' }],
          volumes: [{ secret: { secretName: 'mounted' } }],
          containers: [
            {
              envFrom: [{ secretRef: { name: 'all' } }],
              env: [
                { valueFrom: { secretKeyRef: { name: 'one', key: 'a' } } },
                {
                  valueFrom: { secretKeyRef: { name: 'may', optional: true } },
                },
              ],
            },
          ],
        },
      },
    });
    expect(found.map(({ name, path }) => [name, path])).toEqual([
      ['hf-token', 'modelAccessSecret'],
      ['pull', 'adapters.0.source.imagePullSecrets.0'],
      ['pull-too', 'adapters.0.source.imagePullSecrets.1'],
      ['push', 'output.imagePushSecret'],
      ['embed', 'embedding.local.imagePullSecret'],
      ['far', 'mirror.accessSecret'],
      ['pod-pull', 'template.spec.imagePullSecrets.0'],
      ['mounted', 'template.spec.volumes.0.secret.secretName'],
      ['all', 'template.spec.containers.0.envFrom.0.secretRef'],
      ['one', 'template.spec.containers.0.env.0.valueFrom.secretKeyRef'],
    ]);
    expect(found.find(({ name }) => name === 'far')?.namespace).toBe('mirrors');
  });

  it('hands on nothing that is no name: it may be the secret itself', () => {
    expect(
      secretsNamedIn({
        modelAccessSecret: 'hf_abcdefghijklmnop',
        accessSecret: 'Not a name',
        imagePushSecret: 7,
      }),
    ).toEqual([]);
  });

  it('takes any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value =>
        expect(secretsNamedIn(value)).toBeInstanceOf(Array),
      ),
    );
    let deep: unknown = { accessSecret: 'a' };
    for (let i = 0; i < 10_000; i += 1) deep = { deep };
    expect(secretsNamedIn(deep)).toEqual([]);
  });
});
