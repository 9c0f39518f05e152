import { measureAnswer, startTrace, tracePiece } from './figures';

describe('measureAnswer', () => {
  const trace = [250, 350, 450].reduce(tracePiece, startTrace(100));

  it('measures the time to the first token', () => {
    expect(measureAnswer(trace).timeToFirstToken).toEqual({
      value: 150,
      basis: 'measured',
    });
  });

  it('takes counts from the model and the time from the clock', () => {
    const metrics = measureAnswer({
      ...trace,
      usage: { promptTokens: 12, completionTokens: 5 },
    });
    expect(metrics.tokensIn).toEqual({ value: 12, basis: 'reported' });
    expect(metrics.tokensOut).toEqual({ value: 5, basis: 'reported' });
    // Four tokens after the first in 0.2 s.
    expect(metrics.tokensPerSecond).toEqual({ value: 20, basis: 'measured' });
  });

  it('estimates from the pieces when the model reports nothing', () => {
    const metrics = measureAnswer(trace);
    expect(metrics.tokensOut).toEqual({ value: 3, basis: 'estimated' });
    expect(metrics.tokensPerSecond).toEqual({ value: 10, basis: 'estimated' });
    expect(metrics.tokensIn).toBeNull();
  });

  it('says nothing about an answer that never began', () => {
    expect(measureAnswer(startTrace(5))).toEqual({
      timeToFirstToken: null,
      tokensPerSecond: null,
      tokensIn: null,
      tokensOut: null,
    });
  });

  it('gives no rate for an answer that came all at once', () => {
    const burst = [250, 251, 252].reduce(tracePiece, startTrace(100));
    expect(measureAnswer(burst).tokensPerSecond).toBeNull();
  });

  it('gives no rate for an answer that came in one piece', () => {
    const whole = tracePiece(startTrace(0), 900);
    expect(
      measureAnswer({
        ...whole,
        usage: { promptTokens: 1, completionTokens: 50 },
      }).tokensPerSecond,
    ).toBeNull();
  });
});
