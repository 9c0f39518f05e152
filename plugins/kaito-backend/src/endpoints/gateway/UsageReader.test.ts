import { UsageReader } from './UsageReader';

function read(...chunks: string[]) {
  const reader = new UsageReader();
  chunks.forEach(chunk => reader.push(Buffer.from(chunk)));
  return reader.read();
}

describe('UsageReader', () => {
  it('finds the last counts, in a stream or in a whole answer', () => {
    expect(
      read(
        'data: {"usage":null}\n\ndata: {"usage":{"prompt_tokens":1,"completion_tokens":1}}\n\n',
        'data: {"choices":[],"usage":{"prompt_tokens":7,"completion_to',
        'kens":9,"prompt_tokens_details":{"cached_tokens":0}}}\n\ndata: [DONE]\n\n',
      ),
    ).toEqual({ promptTokens: 7, completionTokens: 9 });
  });

  it('knows the words of other calls', () => {
    expect(
      read('{"usage":{"input_tokens":3,"output_tokens":4,"total_tokens":7}}'),
    ).toEqual({ promptTokens: 3, completionTokens: 4 });
    expect(read('{"usage":{"prompt_tokens":5,"total_tokens":5}}')).toEqual({
      promptTokens: 5,
      completionTokens: 0,
    });
  });

  it('makes nothing up', () => {
    expect(read('data: {"choices":[]}\n\n')).toBeUndefined();
    expect(read('{"usage":{"prompt_tokens":"7"}}')).toBeUndefined();
    expect(read('{"usage":{oops}}')).toBeUndefined();
  });

  it('does not keep a long answer', () => {
    expect(
      read(
        '{"usage":{"prompt_tokens":1,"completion_tokens":1}}',
        'x'.repeat(5000),
      ),
    ).toBeUndefined();
  });
});
