import fc from 'fast-check';
import { catalogFor, findModel, listModels, presetNameFor } from '.';

describe('catalogFor', () => {
  it.each(['0.12', '0.12.0', 'v0.12.3', '0.12.0-rc.1', ' 0.12.0+build '])(
    'knows every model of %s',
    version => {
      const catalog = catalogFor(version);
      expect(catalog).toMatchObject({
        kaitoVersion: '0.12',
        exact: true,
        complete: true,
        note: null,
      });
      expect(catalog.models).toHaveLength(60);
      expect(catalog.availabilityOf('PHI-4')).toBe('available');
      expect(catalog.availabilityOf('phi-2')).toBe('absent');
    },
  );

  it.each(['0.10.2', '0.11.0'])(
    'says of %s only what is known of it',
    version => {
      const catalog = catalogFor(version);
      expect(catalog).toMatchObject({ exact: true, complete: false });
      expect(catalog.note).toContain('not checked');
      expect(catalog.models).toHaveLength(51);
      expect(catalog.availabilityOf('Qwen/Qwen3.8-27B')).toBe('absent');
      expect(catalog.availabilityOf('phi-4')).toBe('not-checked');
      expect(catalog.availabilityOf('my-org/mine')).toBe('not-checked');
    },
  );

  it.each([
    [null, '0.12', 'The version of KAITO is not known'],
    ['', '0.12', 'The version of KAITO is not known'],
    ['latest', '0.12', 'The models of KAITO latest are not known here'],
    ['0.13.0', '0.12', 'The models of KAITO 0.13.0 are not known here'],
    ['1.0', '0.12', 'these are those of 0.12'],
    ['0.9.1', '0.10', 'these are those of 0.10'],
    ['0.1200', '0.12', 'these are those of 0.12'],
    ['0.12x', '0.12', 'The models of KAITO 0.12x are not known here'],
  ])('gives %j the nearest set and says so', (version, set, words) => {
    const catalog = catalogFor(version);
    expect(catalog).toMatchObject({ kaitoVersion: set, exact: false });
    expect(catalog.note).toContain(words);
    expect(catalog.availabilityOf('phi-4')).toBe('not-checked');
  });

  it('never throws and never shrinks with the version', () => {
    fc.assert(
      fc.property(fc.string(), text =>
        expect(catalogFor(text).models.length).toBeGreaterThan(50),
      ),
    );
    fc.assert(
      fc.property(fc.nat(30), fc.nat(30), (a, b) => {
        const [older, newer] = [a, b].sort((x, y) => x - y);
        expect(catalogFor(`0.${older}`).models.length).toBeLessThanOrEqual(
          catalogFor(`0.${newer}`).models.length,
        );
      }),
    );
  });
});

describe('presetNameFor', () => {
  const gemma = findModel('gemma-3-4b-instruct')!;
  it.each([
    ['0.9', 'gemma-3-4b-instruct'],
    ['0.10.1', 'gemma-3-4b-instruct'],
    ['0.11.0', 'google/gemma-3-4b-it'],
    ['0.12', 'google/gemma-3-4b-it'],
    [null, 'google/gemma-3-4b-it'],
  ])('for KAITO %s', (version, name) => {
    expect(presetNameFor(gemma, version)).toBe(name);
  });

  it('has no name for a model without alias before 0.11', () => {
    const unnamed = listModels().find(({ alias }) => alias === null)!;
    expect(presetNameFor(unnamed, '0.10')).toBeNull();
  });
});
