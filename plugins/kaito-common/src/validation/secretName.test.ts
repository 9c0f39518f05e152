import { isSecretName, looksLikeToken } from './secretName';

it.each([
  'hf_abcdef',
  `ghp_${'a'.repeat(36)}`,
  `Bearer eyJ${'a'.repeat(12)}.${'b'.repeat(12)}`,
  '-----BEGIN RSA PRIVATE KEY-----',
  'https://me:pass@example.org/x',
])('takes %s for a secret', text => {
  expect(looksLikeToken(text)).toBe(true);
  expect(isSecretName(text)).toBe(false);
});

it.each(['hf-token', 'registry.example', 'skill-store'])(
  'takes %s for a name',
  text => {
    expect(looksLikeToken(text)).toBe(false);
    expect(isSecretName(text)).toBe(true);
  },
);
