import { parseFitQuery, parseWorkloadQuery } from './parseQuery';

const parse = (text: string) => parseWorkloadQuery(new URLSearchParams(text));

describe('parseWorkloadQuery', () => {
  it('reads one and many', () => {
    expect(
      parse(
        'cluster=a&cluster=b&severity=error&owner=&q=phi%20prod&sort=-since&limit=10&minPhaseSeconds=60',
      ),
    ).toEqual({
      cluster: ['a', 'b'],
      severity: ['error'],
      owner: [''],
      q: 'phi prod',
      sort: '-since',
      limit: 10,
      minPhaseSeconds: 60,
    });
    expect(parse('')).toEqual({});
  });

  it.each([
    ['limit=0', /^limit: /],
    ['limit=', /^limit: /],
    ['limit=1&limit=2', /^limit: /],
    ['limit=1.5', /^limit: /],
    ['sort=size', /^sort: .*"-since"/],
    ['sort=name&sort=phase', /^sort: /],
    ['kind=Pod', /^kind\.0: .*"Workspace"/],
    ['colour=red', /"colour"/],
    ['__proto__=x', /__proto__/],
  ])('refuses %s', (text, message) => {
    expect(() => parse(text)).toThrow(message);
  });
});

describe('parseFitQuery', () => {
  const fit = (text: string) => parseFitQuery(new URLSearchParams(text));

  it('reads a model, clusters and a context', () => {
    expect(fit('model=phi-4&cluster=a&cluster=b&contextTokens=8192')).toEqual({
      model: 'phi-4',
      cluster: ['a', 'b'],
      contextTokens: 8192,
    });
  });

  it.each([
    ['', /^model: /],
    ['model=a&model=b', /^model: /],
    ['model=a&contextTokens=x', /^contextTokens: /],
    ['model=a&sku=b', /"sku"/],
  ])('refuses %j', (text, message) => {
    expect(() => fit(text)).toThrow(message);
  });
});
