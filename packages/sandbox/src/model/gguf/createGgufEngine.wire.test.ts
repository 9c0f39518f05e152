import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createGgufEngine } from './createGgufEngine';
import { tinyGguf } from './__testUtils__/tinyGguf';

/** Where node-llama-cpp is installed, when it is: it is fetched on demand and never a dependency. */
const modulePath = process.env.KAITO_SANDBOX_LLAMA_MODULE;
const describeInstalled = modulePath ? describe : describe.skip;

describe('createGgufEngine', () => {
  let folder: string;
  let file: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kaito-gguf-'));
    file = join(folder, 'tiny.gguf');
    await writeFile(file, tinyGguf('abc '.repeat(50)));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('says which file is missing', async () => {
    await expect(
      createGgufEngine({ modulePath: folder, file: join(folder, 'no.gguf') }),
    ).rejects.toThrow(`There is no GGUF file at ${join(folder, 'no.gguf')}`);
  });

  it('says where node-llama-cpp is missing', async () => {
    await expect(
      createGgufEngine({ modulePath: folder, file }),
    ).rejects.toThrow(`node-llama-cpp is not in ${folder}`);
  });

  describeInstalled('with KAITO_SANDBOX_LLAMA_MODULE set', () => {
    it('serves a real GGUF file with llama.cpp', async () => {
      const { stdout } = await promisify(execFile)(process.execPath, [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        require.resolve('./__testUtils__/askTinyModel.ts'),
        modulePath!,
        file,
      ]);
      const result = JSON.parse(stdout.slice(stdout.indexOf('{"description')));
      expect(result.description).toMatchObject({
        ownedBy: 'local-gguf',
        description: expect.stringContaining('tiny.gguf'),
        contextTokens: 2048,
        realTime: true,
      });
      expect(result.same).toBe(true);
      expect(result.usage).toEqual({
        prompt_tokens: result.prompt,
        completion_tokens: result.completion,
        total_tokens: result.prompt + result.completion,
      });
      // The text it learned from goes on like this.
      const streamed = [...result.stream.matchAll(/"text":"([^"]*)"/g)]
        .map(match => match[1])
        .join('');
      expect(streamed).toMatch(/^c/);
      expect(result.stream).toContain('data: [DONE]');
    }, 120_000);
  });
});
