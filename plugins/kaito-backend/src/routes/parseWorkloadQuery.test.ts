import { parseWorkloadQuery } from './parseWorkloadQuery';

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
