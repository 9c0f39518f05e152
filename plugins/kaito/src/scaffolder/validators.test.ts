import {
  validateDeployment,
  validateNamespace,
  validatePlacement,
  validateSecret,
} from './validators';

type Validator = (value: never, field: never, context: never) => unknown;

/** What a validator says of a value. */
function saidOf(validate: Validator, value: unknown): string[] {
  const said: string[] = [];
  const field = { addError: (text: string) => said.push(text) };
  const context = { formData: {}, uiSchema: {} };
  validate(value as never, field as never, context as never);
  return said;
}

describe('validators', () => {
  it('check a value', () => {
    expect(saidOf(validateNamespace, 'search')).toEqual([]);
    expect(saidOf(validateNamespace, 'Search')).toEqual([
      expect.stringMatching(/^“Search” cannot be a namespace\./),
    ]);
  });

  it('leave what is empty to the schema', () => {
    for (const value of [undefined, null, '', [], [null, '']]) {
      expect(saidOf(validateNamespace, value)).toEqual([]);
    }
  });

  // The Scaffolder hands the validator of a list's entries the whole list.
  it('check each entry of a list, and say the same once', () => {
    expect(saidOf(validateNamespace, ['search', 'A', 'B', 'A'])).toEqual([
      expect.stringContaining('“A”'),
      expect.stringContaining('“B”'),
    ]);
  });

  it.each([
    ['namespace', validateNamespace],
    ['secret', validateSecret],
    ['placement', validatePlacement],
    ['deployment', validateDeployment],
  ] as [string, Validator][])(
    'do not take the entries a field is in for its value: %s',
    (_, validate) => {
      expect(saidOf(validate, [{ namespace: 'A' }])).toEqual([]);
    },
  );
});
