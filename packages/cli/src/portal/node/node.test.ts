import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasBrowser } from './openBrowser';
import { privateFile, signInsPath } from './privateFile';

const folder = mkdtempSync(join(tmpdir(), 'kaito-portal-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the file of sign-ins', () => {
  const path = join(folder, 'new', 'sign-ins.json');
  const file = privateFile(path);
  const mode = (of: string) => statSync(of).mode % 0o1000;

  it('is only its owner’s, as is its folder, and leaves no draft behind', () => {
    expect(file.read()).toBeUndefined();
    file.write('one');
    file.write('two');
    expect(file.read()).toBe('two');
    expect([mode(path), mode(join(folder, 'new'))]).toEqual([0o600, 0o700]);
    expect(readdirSync(join(folder, 'new'))).toEqual(['sign-ins.json']);
  });

  it('is refused when others may read it, but where no such rights exist', () => {
    chmodSync(path, 0o644);
    expect(() => file.read()).toThrow(`chmod 600 '${path}'`);
    expect(privateFile(path, 'win32').read()).toBe('two');
    file.write('three');
    expect(file.read()).toBe('three');
  });

  it.each([
    [{ XDG_CONFIG_HOME: '/x' }, 'linux', '/x/kaito-portal/sign-ins.json'],
    [{ APPDATA: '/a' }, 'win32', '/a/kaito-portal/sign-ins.json'],
  ] as const)('with %j on %s it is %s', (env, platform, expected) => {
    expect(signInsPath(env, platform)).toBe(expected);
  });
});

it.each([
  [{ DISPLAY: ':0' }, 'linux', true],
  [{ WAYLAND_DISPLAY: 'w' }, 'linux', true],
  [{}, 'linux', false],
  [{ DISPLAY: ':0', SSH_CONNECTION: '1' }, 'linux', false],
  [{}, 'darwin', true],
  [{ CI: 'true' }, 'darwin', false],
] as const)('with %j on %s a browser opens: %s', (env, platform, opens) => {
  expect(hasBrowser(env, platform)).toBe(opens);
});
