import { parseLogQuery } from './parseLogQuery';

const parse = (text: string) => parseLogQuery(new URLSearchParams(text));

describe('parseLogQuery', () => {
  it('reads what is asked for', () => {
    expect(parse('')).toEqual({});
    expect(
      parse(
        'pod=phi-0&container=phi&previous=false&follow=true&tailLines=5000&sinceSeconds=60',
      ),
    ).toEqual({
      pod: 'phi-0',
      container: 'phi',
      previous: false,
      follow: true,
      tailLines: 5000,
      sinceSeconds: 60,
    });
  });

  it.each([
    ['tailLines=5001', /^tailLines: /],
    ['tailLines=0', /^tailLines: /],
    ['tailLines=', /^tailLines: /],
    ['tailLines=1e1x', /^tailLines: /],
    ['sinceSeconds=-1', /^sinceSeconds: /],
    ['follow=yes', /^follow: /],
    ['follow=true&follow=true', /^follow: /],
    ['pod=', /^pod: /],
    ['pod=a&pod=b', /^pod: /],
    ['insecureSkipTLSVerifyBackend=true', /insecureSkipTLSVerifyBackend/],
  ])('refuses %s', (text, message) => {
    expect(() => parse(text)).toThrow(message);
  });
});
