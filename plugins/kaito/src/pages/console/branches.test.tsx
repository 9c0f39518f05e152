import { screen, waitFor, within } from '@testing-library/react';
import { a11yViolations } from '../../__testUtils__/axe';
import { requestError } from '../../__testUtils__/fakeKaitoApi';
import { anEndpoint } from '../../__testUtils__/fixtures';
import { box, inLog, listOf, log, setup } from './__testUtils__/openConsole';

describe('retry, edit and branch', () => {
  it('keeps both answers of a retry, and steps between them with what followed each', async () => {
    const { user, say, finish, calls } = setup();
    await user.type(await box(), 'one{Enter}');
    await say('first answer');
    await finish();
    await user.click(inLog().getByRole('button', { name: 'Retry' }));
    expect(calls[1].body.messages).toEqual([{ role: 'user', content: 'one' }]);
    await say('second answer');
    await finish();
    expect(log()).toHaveTextContent('2 of 2');
    await user.click(inLog().getByRole('button', { name: 'Previous answer' }));
    expect(log()).toHaveTextContent('first answer');
    expect(log()).not.toHaveTextContent('second answer');
    await user.type(await box(), 'go on{Enter}');
    expect(calls[2].body.messages).toEqual([
      { role: 'user', content: 'one' },
      { role: 'assistant', content: 'first answer' },
      { role: 'user', content: 'go on' },
    ]);
  });

  it('makes an edited question a branch and keeps the other', async () => {
    const { user, say, finish, calls, container } = setup();
    await user.type(await box(), 'teh question{Enter}');
    await say('what?');
    await finish();
    await user.click(inLog().getByRole('button', { name: 'Edit' }));
    const editor = screen.getByRole('textbox', { name: 'Question' });
    expect(editor).toHaveFocus();
    expect(await a11yViolations(container)).toEqual([]);
    await user.clear(editor);
    await user.type(editor, 'the question{Enter}');
    expect(calls[1].body.messages).toEqual([
      { role: 'user', content: 'the question' },
    ]);
    await say('fine');
    await finish();
    expect(log()).toHaveTextContent('2 of 2');
    await user.click(inLog().getByRole('button', { name: 'Previous version' }));
    expect(log()).toHaveTextContent('teh question');
    expect(log()).toHaveTextContent('what?');
  });

  it('leaves an edit with Esc, and the answer that is there alone', async () => {
    const { user, say, finish, calls } = setup();
    await user.type(await box(), 'one{Enter}');
    await say('answer');
    await finish();
    await user.click(inLog().getByRole('button', { name: 'Edit' }));
    await user.keyboard('changed{Escape}');
    expect(screen.queryByRole('textbox', { name: 'Question' })).toBeNull();
    expect(calls).toHaveLength(1);
  });

  it('offers to go on from where an answer broke off', async () => {
    const { user, say, cut, calls } = setup();
    await user.type(await box(), 'tell{Enter}');
    await say('Once upon');
    await cut();
    await user.click(await inLog().findByRole('button', { name: 'Continue' }));
    expect(calls[1].body.messages.slice(1)).toEqual([
      { role: 'assistant', content: 'Once upon' },
      { role: 'user', content: 'Go on from exactly where you broke off.' },
    ]);
  });
});

describe('a connection that breaks', () => {
  it('is tried once more before the first token, visibly', async () => {
    let tries = 0;
    const { user } = setup({
      callEndpoint: async () => {
        tries += 1;
        if (tries === 1) {
          throw new TypeError('Failed to fetch');
        }
        return Response.json({
          choices: [{ message: { content: 'back' }, finish_reason: 'stop' }],
        });
      },
    });
    await user.type(await box(), 'hello{Enter}');
    expect(await inLog().findByText(/Asking once more/)).toBeVisible();
    expect(await inLog().findByText('back')).toBeVisible();
    expect(tries).toBe(2);
  });

  it('says in words what the gateway says, what helps and when to retry', async () => {
    const { user, container } = setup({
      callEndpoint: async () => {
        const { KaitoRequestError } = jest.requireActual(
          '@kaito-portal/backstage-plugin-kaito-common/api',
        );
        throw await KaitoRequestError.fromResponse(
          Response.json(
            {
              error: {
                message: 'The model has too many questions waiting',
                code: 'rate_limit_exceeded',
              },
            },
            { status: 429, headers: { 'retry-after': '30' } },
          ),
        );
      },
    });
    await user.type(await box(), 'hello{Enter}');
    const alert = await inLog().findByRole('alert');
    expect(alert).toHaveTextContent(
      /too many questions waiting\. Retry in \d+ s\. rate_limit_exceeded/,
    );
    expect(await a11yViolations(container)).toEqual([]);
  });

  it('tells one whose session ended in the middle to sign in, and keeps what came', async () => {
    const { user, say, push } = setup();
    await user.type(await box(), 'hello{Enter}');
    await say('half an ans');
    await push(
      `event: error\ndata: ${JSON.stringify({
        error: {
          message: 'Your session has ended. Sign in again.',
          code: 'authentication',
        },
      })}\n\n`,
    );
    expect(await inLog().findByRole('alert')).toHaveTextContent(
      'Answer incompleteYour session has ended. Sign in again. Sign in again in another tab, then retry.',
    );
    expect(log()).toHaveTextContent('half an ans');
  });
});

describe('side by side', () => {
  const two = async () =>
    listOf(anEndpoint('phi'), anEndpoint('qwen', { servedModel: 'qwen3' }));

  it('asks every model the same, each with its own answer, figures and failure', async () => {
    const { user, calls, say, finish, cut, container } = setup({
      getEndpoints: two,
      getServedModels: async id => [id.endsWith('phi') ? 'phi-4' : 'qwen3'],
    });
    await box();
    await user.click(
      screen.getByRole('button', { name: 'Compare with another model' }),
    );
    await waitFor(() =>
      expect(
        within(screen.getByRole('region', { name: 'Model 2' })).getByRole(
          'button',
          { name: /qwen3/ },
        ),
      ).toBeInTheDocument(),
    );
    await user.type(await box(), 'hello{Enter}');
    expect(calls.map(({ id, body }) => [id, body.model])).toEqual([
      ['c1~ai~phi', 'phi-4'],
      ['c1~ai~qwen', 'qwen3'],
    ]);
    await say('from phi', 0);
    await say('from qwen', 1);
    await cut(0);
    await finish(1);
    const first = log('Conversation with model 1');
    const second = log('Conversation with model 2');
    expect(first).toHaveTextContent('from phi');
    expect(within(first).getByRole('alert')).toHaveTextContent(
      'Answer incomplete',
    );
    expect(second).toHaveTextContent('from qwen');
    expect(within(second).queryByRole('alert')).toBeNull();
    expect(
      within(second).getByLabelText('Figures of this answer'),
    ).toHaveTextContent('Tokens out22');
    expect(await a11yViolations(container)).toEqual([]);

    await user.click(
      screen.getByRole('button', {
        name: 'Remove model 1 from the comparison',
      }),
    );
    expect(log()).toHaveTextContent('from qwen');
  });

  it('edits the question for all of them', async () => {
    const { user, calls, say, finish } = setup({ getEndpoints: two });
    await box();
    await user.click(
      screen.getByRole('button', { name: 'Compare with another model' }),
    );
    await user.type(await box(), 'one{Enter}');
    await say('a', 0);
    await say('b', 1);
    await finish(0);
    await finish(1);
    await user.click(
      within(log('Conversation with model 1')).getByRole('button', {
        name: 'Edit',
      }),
    );
    await user.type(
      screen.getByRole('textbox', { name: 'Question' }),
      '!{Enter}',
    );
    expect(calls.slice(2).map(({ body }) => body.messages)).toEqual([
      [{ role: 'user', content: 'one!' }],
      [{ role: 'user', content: 'one!' }],
    ]);
  });

  it('takes three and no more', async () => {
    const { user } = setup({ getEndpoints: two });
    await box();
    const compare = () =>
      screen.getByRole('button', { name: 'Compare with another model' });
    await user.click(compare());
    await user.click(compare());
    expect(screen.getAllByRole('log')).toHaveLength(3);
    expect(
      screen.queryByRole('button', { name: 'Compare with another model' }),
    ).toBeNull();
  });
});

it('tells before one writes that it is recorded', async () => {
  const { container } = setup({
    getEndpoints: async () => listOf(anEndpoint('phi', { capture: 'full' })),
  });
  expect(
    await screen.findByText('Prompts and answers are recorded'),
  ).toBeVisible();
  expect(await a11yViolations(container)).toEqual([]);
});

it.each([
  ['once, of all that keep the same', 'full', 'these endpoints'],
  ['at the one that keeps something', 'off', 'this endpoint'],
] as const)('tells it of several: %s', async (_, capture, words) => {
  const { user } = setup({
    getEndpoints: async () =>
      listOf(
        anEndpoint('phi', { capture: 'full' }),
        anEndpoint('qwen', { capture }),
      ),
  });
  await box();
  await user.click(
    screen.getByRole('button', { name: 'Compare with another model' }),
  );
  const note = await screen.findByRole('note');
  expect(note).toHaveTextContent(words);
});

it('shows who may help when a call is refused', async () => {
  const { user } = setup({
    callEndpoint: async () => {
      throw await requestError(403, 'NotAllowedError', 'You may not call it');
    },
  });
  await user.type(await box(), 'hello{Enter}');
  expect(await inLog().findByRole('alert')).toHaveTextContent(
    'No answerYou may not call it.',
  );
});
