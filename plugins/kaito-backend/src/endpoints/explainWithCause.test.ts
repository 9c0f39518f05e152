import { endpointFixture, proxiedEndpoint } from './__testUtils__/fixtures';
import { explainWithCause } from './explainWithCause';
import { GatewayError } from './gateway/GatewayError';

const notReady = new GatewayError(503, 'No pod of phi answers yet.', {
  retryAfterSeconds: 30,
  code: 'model_not_ready',
});
const cause = {
  summary: 'Hugging Face refuses the weights: the model is gated.',
  nextStep: 'Give the deployment a Secret with HF_TOKEN.',
  object: 'Pod/phi-0',
  evidence: '401',
};

describe('explainWithCause', () => {
  it('says why a model does not answer yet, as its cluster tells', () => {
    expect(
      explainWithCause(notReady, proxiedEndpoint(), () => cause),
    ).toMatchObject({
      statusCode: 503,
      code: 'model_not_ready',
      retryAfterSeconds: 30,
      message:
        'No pod of phi answers yet. Hugging Face refuses the weights: the model is gated. Give the deployment a Secret with HF_TOKEN.',
    });
  });

  it('leaves alone what has another reason, no cause, or no cluster', () => {
    const other = new GatewayError(502, 'x', { code: 'upstream_error' });
    expect(explainWithCause(other, proxiedEndpoint(), () => cause)).toBe(other);
    expect(explainWithCause(notReady, proxiedEndpoint(), () => null)).toBe(
      notReady,
    );
    const hosted = {
      ...proxiedEndpoint(),
      view: endpointFixture({ workload: null }),
    };
    expect(explainWithCause(notReady, hosted, () => cause)).toBe(notReady);
  });
});
