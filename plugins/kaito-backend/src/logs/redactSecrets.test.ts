import { redactSecrets } from './redactSecrets';

const HF = 'hf_AbCdEfGhIjKlMnOpQrStUvWxYz01234567';
const JWT = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJrYWl0byJ9.c2lnbmF0dXJlLW9mLWl0';

describe('redactSecrets', () => {
  it.each([
    [`login with ${HF}`, 'login with hf_[redacted]'],
    [`HF_TOKEN=${HF}`, 'HF_TOKEN=[redacted]'],
    [
      `https://user:${HF}@huggingface.co/x`,
      'https://user:hf_[redacted]@huggingface.co/x',
    ],
    ['api_org_AbCdEfGhIjKlMnOpQr', 'api_org_[redacted]'],
    ['Authorization: Bearer abc123def456', 'Authorization: [redacted]'],
    ['authorization=Basic dXNlcjpwYXNz next', 'authorization=[redacted] next'],
    [
      `{"authorization":"Bearer x.y","a":1}`,
      `{"authorization":"[redacted]","a":1}`,
    ],
    [
      `[(b'authorization', b'Bearer abcdefgh'), (b'host', b'x')]`,
      `[(b'authorization', b'[redacted]'), (b'host', b'x')]`,
    ],
    [
      'Proxy-Authorization: Digest username="a", response="b"',
      'Proxy-Authorization: [redacted]',
    ],
    ['sent bearer 0123456789abcdef==', 'sent bearer [redacted]'],
    [`token ${JWT} was refused`, 'token [redacted] was refused'],
    ['api_key="sk-0123456789"', 'api_key="[redacted]"'],
    ['X-API-Key: abcdefgh12', 'X-API-Key: [redacted]'],
    [
      'https://a.blob.core.windows.net/m?sv=1&sig=a%2Fb%3D&se=2',
      'https://a.blob.core.windows.net/m?sv=1&sig=[redacted]&se=2',
    ],
  ])('%s', (line, expected) => {
    expect(redactSecrets(line)).toBe(expected);
  });

  it.each([
    'INFO: readiness probe - "GET /health HTTP/1.1" 200 OK (port 5000)',
    'hf_transfer is enabled, hf_hub_download took 3 s',
    'args: api_key=None, max_model_len=2048, tokens=4096',
    'Avg prompt throughput: 12.5 tokens/s, authorization is off',
    'uses Bearer token when asked',
  ])('leaves %j as it is', line => {
    expect(redactSecrets(line)).toBe(line);
  });

  it.each([
    'eyJ-'.repeat(4_096),
    'eyJabcdefgh.'.repeat(1_400),
    'bearer '.repeat(2_300),
    `authorization${' '.repeat(16_000)}`,
    'api-key-'.repeat(2_000),
    'a'.repeat(16_384),
  ])('is quick on a line made to be slow (%#)', line => {
    // Of the processor, not of the clock: a machine may be busy with something else.
    const began = process.cpuUsage();
    redactSecrets(line);
    expect(process.cpuUsage(began).user).toBeLessThan(1_000_000);
  });
});
