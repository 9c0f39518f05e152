import { describeConnectionError } from './describeConnectionError';

const coded = (code: string) => Object.assign(new Error('secret'), { code });

describe('describeConnectionError', () => {
  it.each([
    [coded('ECONNREFUSED'), /refuses connections.*\(ECONNREFUSED\)/],
    [coded('ENOTFOUND'), /host name that cannot be found/],
    [coded('UND_ERR_CONNECT_TIMEOUT'), /did not answer in time/],
    [coded('SELF_SIGNED_CERT_IN_CHAIN'), /caData or caFile/],
    [coded('CERT_HAS_EXPIRED'), /has expired/],
    [coded('EPROTO'), /does not speak TLS/],
    [coded('ERR_SSL_WRONG_VERSION_NUMBER'), /does not speak TLS/],
    [new TypeError('x', { cause: coded('ECONNRESET') }), /cut the connection/],
    [new AggregateError([coded('ENETUNREACH')]), /cannot reach/],
    [coded('EODD'), /cannot be reached.*\(EODD\)/],
    ['text', /cannot be reached.*unknown error/],
  ])('%s', (error, sentence) => {
    const said = describeConnectionError('prod', error);
    expect(said).toMatch(sentence);
    expect(said).toMatch(/^Cluster prod .*\.$/);
    expect(said).not.toContain('secret');
  });
});
