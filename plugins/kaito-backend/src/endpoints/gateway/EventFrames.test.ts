import fc from 'fast-check';
import { EventFrames } from './EventFrames';

function run(chunks: (string | Buffer)[]) {
  const frames = new EventFrames();
  const out = chunks.map(chunk => frames.push(Buffer.from(chunk)));
  return {
    sent: Buffer.concat(out).toString(),
    rest: frames.rest().toString(),
    complete: frames.complete,
  };
}

describe('EventFrames', () => {
  it('keeps a fragment back until it is whole', () => {
    expect(run(['data: a\n\nda', 'ta: b\n'])).toEqual({
      sent: 'data: a\n\n',
      rest: 'data: b\n',
      complete: false,
    });
    expect(run(['data: a\n\nda', 'ta: b\n', '\n']).sent).toBe(
      'data: a\n\ndata: b\n\n',
    );
  });

  it.each([
    ['data: {}\n\ndata: [DONE]\n\n', true],
    ['data: {}\r\n\r\ndata: [DONE]\r\n\r\n', true],
    ['data: {}\n\ndata:[DONE]\n', true],
    ['data: [DONE]', true],
    ['data: {}\n\n', false],
    ['data: {"content":"data: [DONE]"}\n\n', false],
    ['data: [DONE]\n\ndata: {}\n\n', false],
    ['', false],
  ])('knows whether %j is complete', (text, complete) => {
    expect(run([text]).complete).toBe(complete);
    expect(run([...text]).complete).toBe(complete);
  });

  it('does not hold back without bound', () => {
    const { sent, rest } = run(['x'.repeat(1024 * 1024), 'y']);
    expect(sent).toHaveLength(1024 * 1024 + 1);
    expect(rest).toBe('');
  });

  it('knows when what it let through ends in the middle of an event', () => {
    const frames = new EventFrames();
    frames.push(Buffer.from(`data: ${'x'.repeat(1024 * 1024)}`));
    expect(frames.cut).toBe(true);
    frames.push(Buffer.from('y'));
    expect(frames.cut).toBe(true);
    frames.push(Buffer.from('\n\n'));
    expect(frames.cut).toBe(false);
  });

  it.each([
    ['event: response.completed\ndata: {}\n\n', true],
    ['event: response.created\ndata: {}\n\n', false],
    ['data: {"type":"response.incomplete","x":1}\n\n', true],
    ['data: {"type": "transcript.text.done"}\n\n', true],
    [
      'data: {"type":"response.output_text.delta","d":"response.completed"}\n\n',
      false,
    ],
    ['data: {}\n\ndata: [DONE]\n\n', true],
  ])('knows whether typed events %j are complete', (text, complete) => {
    [[text], [...text]].forEach(chunks => {
      const frames = new EventFrames('typed');
      chunks.forEach(chunk => frames.push(Buffer.from(chunk)));
      expect(frames.complete).toBe(complete);
    });
  });

  it('changes no byte, wherever the chunks are cut', () => {
    const text =
      'data: {"t":"é🙂"}\r\n\r\nevent: x\ndata: 2\n\ndata: [DONE]\n\n';
    const bytes = Buffer.from(text);
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: bytes.length }), { maxLength: 8 }),
        cuts => {
          const edges = [0, ...cuts, bytes.length].sort((a, b) => a - b);
          const chunks = edges
            .slice(1)
            .map((edge, index) => bytes.subarray(edges[index], edge));
          expect(run(chunks)).toEqual({ sent: text, rest: '', complete: true });
        },
      ),
    );
  });
});
