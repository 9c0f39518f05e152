import { parseManifests } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import fc from 'fast-check';
import { parse } from 'yaml';
import { editsOf, editWorkload, type WorkloadEdits } from './editWorkload';

const BEFORE = `apiVersion: kaito.sh/v1beta1
kind: Workspace
metadata:
  name: phi
  annotations:
    kaito-portal.io/purpose: Answers # of the manual
    paused: yes
resource:
  instanceType: Standard_NC24ads_A100_v4
  labelSelector:
    matchLabels:
      apps: phi
inference:
  preset:
    name: microsoft/phi-4
  adapters:
    - source:
        name: tone
        image: registry.example/tone:1
`;

const after = (wish: WorkloadEdits) => {
  const [{ object }] = parseManifests(BEFORE);
  return editWorkload(BEFORE, object, editsOf(object, wish));
};
/** As Kubernetes reads it. */
const readBy11 = (text: string) =>
  parse(text, { version: '1.1', schema: 'yaml-1.1' });

describe('editWorkload', () => {
  it('keeps comments, order and what it does not change', () => {
    expect(after({ purpose: 'Summaries' })).toBe(
      BEFORE.replace('Answers', 'Summaries'),
    );
  });

  it.each(['yes', 'off', '2027-01-31', '012', '1:30', '~', '0x1f', '1e3'])(
    'writes %s as the text it is, where there was one and where there was none',
    text => {
      const { annotations } = readBy11(
        after({ purpose: text, owner: text }),
      ).metadata;
      expect(annotations['kaito-portal.io/purpose']).toBe(text);
      expect(annotations['kaito-portal.io/owner']).toBe(text);
    },
  );

  it('writes a day as text', () => {
    expect(after({ expires: '2027-01-31' })).toContain(
      'kaito-portal.io/expires: "2027-01-31"',
    );
  });

  it('leaves what stood there to whoever wrote it', () => {
    expect(after({ purpose: 'no' })).toContain('paused: yes\n');
  });

  it('writes any purpose so that a parser of either YAML reads it back', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.constantFrom('on', 'n', '1_000', '.inf', '2001-12-14', ' \n x', '!a'),
    );
    fc.assert(
      fc.property(texts, purpose => {
        const text = after({ purpose });
        for (const read of [readBy11(text), parse(text)]) {
          expect(read.metadata.annotations['kaito-portal.io/purpose']).toBe(
            purpose,
          );
        }
      }),
    );
  });

  it('quotes inside lists too', () => {
    const text = after({
      adapters: [
        {
          name: '012',
          image: 'registry.example/a:1',
          imagePullSecrets: ['1e3'],
        },
      ],
    });
    expect(readBy11(text).inference.adapters).toEqual([
      {
        source: {
          name: '012',
          image: 'registry.example/a:1',
          imagePullSecrets: ['1e3'],
        },
      },
    ]);
  });
});
