import { imageAbility } from './images';

type Asked = Parameters<typeof imageAbility>[0][number];

const asked = (title: string, images: Asked['abilities']['images']): Asked => ({
  title,
  abilities: { images } as Asked['abilities'],
});

describe('imageAbility', () => {
  it.each([
    [[asked('phi', 'yes')], 'yes', null],
    [[asked('phi', 'no')], 'no', 'phi takes no pictures.'],
    [[asked('a', 'no'), asked('b', 'yes')], 'no', 'a takes no pictures.'],
    [
      [asked('a', 'no'), asked('b', 'no'), asked('c', 'yes')],
      'no',
      'a, b take no pictures.',
    ],
    [
      [asked('a', 'no'), asked('b', 'no')],
      'no',
      'None of these models takes pictures.',
    ],
    [
      [asked('a', 'yes'), asked('b', 'unknown')],
      'unknown',
      expect.stringContaining('not known'),
    ],
  ] as [Asked[], string, unknown][])(
    'of %j: %s',
    (endpoints, ability, note) => {
      expect(imageAbility(endpoints)).toEqual({ ability, note });
    },
  );
});
