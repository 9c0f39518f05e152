import { createFileToken } from './fileToken';

describe('createFileToken', () => {
  it('reads the file again once ten seconds have passed', async () => {
    let now = 0;
    let content = 'one\n';
    const readFile = jest.fn(async () => content);
    const { token } = createFileToken('/t', readFile, () => now);
    expect(await token()).toBe('one');
    content = 'two\n';
    now = 9_999;
    expect(await token()).toBe('one');
    now = 10_000;
    expect(await token()).toBe('two');
    expect(readFile).toHaveBeenCalledTimes(2);
  });

  it('reads it at once when the token was refused', async () => {
    let content = 'one\n';
    const { token, renewToken } = createFileToken(
      '/t',
      async () => content,
      () => 0,
    );
    expect(await token()).toBe('one');
    content = 'two\n';
    expect(await renewToken('one')).toBe('two');
    expect(await token()).toBe('two');
  });
});
