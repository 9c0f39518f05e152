import { readPath } from './jsonPath';
import { shortAge } from './shortAge';

const NODE_CLAIM = {
  metadata: { labels: { 'karpenter.sh/nodepool': 'kaito' } },
  status: { conditions: [{ type: 'Ready', status: 'True' }] },
};

it.each([
  ['.metadata.labels.karpenter\\.sh/nodepool', 'kaito'],
  ['.status.conditions[?(@.type=="Ready")].status', 'True'],
  ['.status.conditions[?(@.type=="Other")].status', undefined],
  ['.spec.nothing.here', undefined],
])('reads %s', (path, value) => {
  expect(readPath(NODE_CLAIM, path)).toBe(value);
});

it.each([
  [45, '45s'],
  [119, '119s'],
  [720, '12m'],
  [4 * 3600, '4h'],
  [47 * 3600, '47h'],
  [5 * 86400, '5d'],
  [-5, '0s'],
])('writes an age of %i s as %s', (seconds, text) => {
  const now = Date.parse('2026-01-01T00:00:00Z');
  const since = new Date(now - seconds * 1000).toISOString();
  expect(shortAge(since, now)).toBe(text);
});

it('says when an age is unknown', () => {
  expect(shortAge(undefined)).toBe('<unknown>');
});
