import { evaluateInput } from './evaluateInput';

const form = {
  name: 'phi',
  count: 3,
  flag: true,
  exposure: 'none',
  list: [{ a: 1 }],
  placement: { cluster: 'weu' },
};
const evaluate = (template: unknown) =>
  evaluateInput(template, { parameters: form, user: { ref: 'user:x/y' } });

it('keeps types, and leaves out what comes out empty', () => {
  expect(
    evaluate({
      kind: 'InferenceSet',
      name: '${{ parameters.name }}',
      text: '${{ parameters.name }}-${{ parameters.count }}',
      count: '${{ parameters.count }}',
      flag: '${{ parameters.flag }}',
      list: '${{ parameters.list }}',
      nested: { cluster: '${{ parameters.placement.cluster }}' },
      gone: '${{ parameters.review.requestId }}',
      when: '${{ parameters.exposure if parameters.exposure != "none" }}',
      who: '${{ user.ref }}',
    }),
  ).toEqual({
    input: {
      kind: 'InferenceSet',
      name: 'phi',
      text: 'phi-3',
      count: 3,
      flag: true,
      list: [{ a: 1 }],
      nested: { cluster: 'weu' },
      // Blank, which rendering takes for left out.
      when: '',
      who: 'user:x/y',
    },
    open: [],
  });
});

it('says what only the running task can tell, and shows it as written', () => {
  const value = '${{ parameters.name | parseRepoUrl }}';
  expect(evaluate({ a: value })).toEqual({
    input: { a: value },
    open: [value],
  });
});

it('takes nothing a form holds for an expression', () => {
  const { input } = evaluateInput(
    { purpose: '${{ parameters.purpose }}' },
    { parameters: { purpose: '${{ user.ref }}' }, user: { ref: 'u' } },
  );
  expect(input).toEqual({ purpose: '${{ user.ref }}' });
});
