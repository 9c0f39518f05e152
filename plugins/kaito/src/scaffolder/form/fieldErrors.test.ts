import { errorsWithin } from './fieldErrors';

it('gathers what is wrong below a field, not what is wrong with it', () => {
  expect(
    errorsWithin({
      __errors: ['own'],
      cluster: { __errors: ['is missing', 'is short'] },
      list: { 0: { name: { __errors: ['is missing', 'is odd'] } } },
    }),
  ).toEqual(['is missing', 'is short', 'is odd']);
  expect(errorsWithin(undefined)).toEqual([]);
});
