import fc from 'fast-check';
import { fitBody } from './fitBody';

describe('fitBody', () => {
  it('leaves what fits', () => {
    expect(fitBody('short', 100, 'X')).toEqual({ body: 'short', notes: [] });
  });

  it('never keeps more than the host does, and always says what it did', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc.integer({ min: 80, max: 300 }),
        (body, most) => {
          const fitted = fitBody(body, most, 'X');
          expect(fitted.body.length).toBeLessThanOrEqual(most);
          expect(fitted.notes).toHaveLength(body.length > most ? 1 : 0);
          expect(/Shortened: X/.test(fitted.body)).toBe(body.length > most);
          expect(Buffer.from(fitted.body).toString()).toBe(
            body.length > most ? fitted.body : Buffer.from(body).toString(),
          );
        },
      ),
    );
  });
});
