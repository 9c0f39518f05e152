import { additionsPatch } from './additionsPatch';

const PATH = 'clusters/prod/search/kustomization.yaml';
const patch = (path: string, ...lines: string[]) =>
  [
    `--- a/${path}`,
    `+++ b/${path}`,
    '@@ lines of others are not shown @@',
    ...lines,
    '',
  ].join('\n');

describe('additionsPatch', () => {
  it.each([
    [
      'resources:\n  # of Ada\n  - ada.yaml\n  - zoe.yaml\n',
      'resources:\n  # of Ada\n  - ada.yaml\n  - phi.yaml\n  - zoe.yaml\n',
    ],
    ['{"resources":["ada.yaml"]}', '{"resources": [ada.yaml, phi.yaml]}'],
    ['resources: [./ada.yaml]', 'resources: [ada.yaml, phi.yaml]'],
    [null, 'resources:\n  - phi.yaml\n'],
  ])(
    'shows what a list gains, and no other word of it (%#)',
    (before, after) => {
      expect(additionsPatch(PATH, before, after)).toBe(
        patch(PATH, '+  - phi.yaml'),
      );
    },
  );

  it('says that a list changes when it gains nothing', () => {
    const before = 'resources: [ada.yaml, phi.yaml]';
    expect(additionsPatch(PATH, before, 'resources: [ada.yaml]')).toBe(
      patch(PATH),
    );
    expect(additionsPatch(PATH, before, null)).toBe(patch(PATH));
  });

  it('says only that another file changes', () => {
    const path = 'clusters/prod/search/placement.yaml';
    expect(additionsPatch(path, 'a: 1\n', 'a: 1\nb: 2\n')).toBe(patch(path));
  });
});
