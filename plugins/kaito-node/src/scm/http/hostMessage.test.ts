import fc from 'fast-check';
import { hostMessage } from './hostMessage';

const said = (body: unknown) => hostMessage(JSON.stringify(body), false);

describe('hostMessage', () => {
  it.each([
    [
      'GitHub',
      {
        message: 'Validation Failed',
        errors: [{ resource: 'PullRequest', field: 'head', code: 'invalid' }],
      },
      { text: 'Validation Failed; PullRequest invalid', field: 'head' },
    ],
    [
      'GitLab, a list',
      { message: ['Another open merge request'] },
      { text: 'Another open merge request', field: null },
    ],
    [
      'GitLab, by field',
      { message: { title: ['is too long'] } },
      { text: 'title: is too long', field: 'title' },
    ],
    [
      'GitLab, OAuth',
      { error: 'invalid_token', error_description: 'Token was revoked' },
      { text: 'invalid_token; Token was revoked', field: null },
    ],
    [
      'Bitbucket Cloud',
      { type: 'error', error: { message: 'Bad', fields: { title: ['no'] } } },
      { text: 'Bad', field: 'title' },
    ],
    [
      'Bitbucket Data Center',
      { errors: [{ context: 'name', message: 'Wrong', exceptionName: null }] },
      { text: 'Wrong', field: 'name' },
    ],
    [
      'Azure DevOps',
      { $id: '1', message: 'TF401179: there', typeKey: 'X' },
      { text: 'TF401179: there', field: null },
    ],
    ['nothing', {}, { text: null, field: null }],
  ])('reads %s', (_, body, expected) => {
    expect(said(body)).toEqual(expected);
  });

  it('gives a page by its title', () => {
    const page = '<html><head><title>\n 502 Bad\tGateway </title></head>';
    expect(hostMessage(page, true).text).toBe('502 Bad Gateway');
    expect(hostMessage('<html>', true).text).toBeNull();
  });

  it('takes any body, and stays short and on one line', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.json()),
        fc.boolean(),
        (body, html) => {
          const { text } = hostMessage(body, html);
          expect(text ?? '').not.toMatch(/\n/);
          expect((text ?? '').length).toBeLessThanOrEqual(300);
        },
      ),
    );
  });
});
