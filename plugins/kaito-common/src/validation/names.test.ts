import { isImageReference } from './names';

describe('isImageReference', () => {
  it.each([
    'i',
    'org/model:1',
    'registry.example:5000/a/b__c-d.e:v1.0_x',
    'localhost/a',
    '[::1]:5000/a',
    `a/b@sha256:${'0'.repeat(64)}`,
    `a/b:1@sha256:${'f'.repeat(64)}`,
  ])('takes %s', text => expect(isImageReference(text)).toBe(true));

  it.each([
    '',
    'https://registry.example/a:1',
    'registry.example/Out:1',
    'a b',
    'a:',
    'a:one:two',
    'a//b',
    '-a',
    'a@sha256:12',
    'a'.repeat(256),
    'a-'.repeat(100_000),
  ])('refuses %s', text => expect(isImageReference(text)).toBe(false));
});
