import { explainRefusal } from './explainRefusal';

const target = {
  cluster: 'prod',
  namespace: 'search',
  pod: 'phi-0',
  container: 'phi',
  role: 'model' as const,
};

const status = (message: string) => JSON.stringify({ kind: 'Status', message });

describe('explainRefusal', () => {
  it.each([
    [204, '', 'NotStartedError', 409, /phi-0 has no node yet/],
    [
      400,
      status('pod phi-0 does not have a host assigned'),
      'NotStartedError',
      409,
      /no node yet/,
    ],
    [
      400,
      status(
        'container "phi" in pod "phi-0" is waiting to start: ContainerCreating',
      ),
      'NotStartedError',
      409,
      /phi in pod phi-0 has not started: .*ContainerCreating\. Its log begins/,
    ],
    [
      400,
      status('previous terminated container "phi" in pod "phi-0" not found'),
      'NoPreviousRunError',
      404,
      /keeps no run .* before/,
    ],
    [401, '', 'LogUnavailableError', 502, /refuses the portal's credentials/],
    [
      403,
      status('pods "phi-0" is forbidden'),
      'LogsForbiddenError',
      502,
      /namespace search.*logs-role\.yaml.*pods\/log/,
    ],
    [404, status('not found'), 'NoSuchLogError', 404, /phi-0 is gone/],
    [429, '', 'LogUnavailableError', 502, /busy/],
    [
      500,
      status('Get "https://10.0.0.4:10250/…": dial tcp: i/o timeout'),
      'LogUnavailableError',
      502,
      /dial tcp.*node may be unreachable/,
    ],
    [
      502,
      '<html>Bad Gateway</html>',
      'LogUnavailableError',
      502,
      /Bad Gateway/,
    ],
    [422, status('Invalid value'), 'LogUnavailableError', 502, /HTTP 422: /],
  ])('%d %s', (code, body, name, statusCode, message) => {
    const error = explainRefusal(code, body, target);
    expect(error).toMatchObject({ name, statusCode });
    expect(error.message).toMatch(message);
  });

  it('quotes no more than is read', () => {
    expect(
      explainRefusal(500, 'x'.repeat(5_000), target).message.length,
    ).toBeLessThan(600);
  });
});
