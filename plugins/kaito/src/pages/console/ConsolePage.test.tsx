import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { a11yViolations } from '../../__testUtils__/axe';
import { requestError } from '../../__testUtils__/fakeKaitoApi';
import { anEndpoint as endpoint } from '../../__testUtils__/fixtures';
import { box, listOf, log, setup } from './__testUtils__/openConsole';

describe('a conversation', () => {
  it('sends with Enter, streams, and ends with figures and their origin', async () => {
    const { user, calls, say, finish, container } = setup();
    await user.type(await box(), 'Hello?{Shift>}{Enter}{/Shift}there{Enter}');
    expect(await box()).toHaveValue('');
    expect(calls[0].id).toBe('c1~ai~phi');
    expect(calls[0].body).toMatchObject({
      model: 'phi-4',
      stream: true,
      stream_options: { include_usage: true },
      messages: [{ role: 'user', content: 'Hello?\nthere' }],
    });
    expect(log()).toHaveAttribute('aria-busy', 'true');
    await say('I am **a** ');
    expect(await within(log()).findByText('a')).toBeInTheDocument();
    await say('model');
    await finish();
    const figures = await screen.findByLabelText('Figures of this answer');
    expect(figures).toHaveTextContent(
      /First token[\d.]+ m?s measured in this browser/,
    );
    expect(figures).toHaveTextContent('Tokens in11 reported by the model');
    expect(figures).toHaveTextContent('Tokens out22 reported by the model');
    expect(figures).toHaveTextContent('Finishstop the model was done');
    expect(log()).toHaveAttribute('aria-busy', 'false');
    expect(await a11yViolations(container)).toEqual([]);
  });

  it('carries the conversation, the system prompt and the sampling along', async () => {
    const { user, calls, say, finish } = setup();
    await user.type(
      await screen.findByRole('textbox', { name: /System prompt/ }),
      'Be brief.',
    );
    await user.type(
      screen.getByRole('textbox', { name: /Temperature/ }),
      '0.5',
    );
    await user.type(screen.getByRole('textbox', { name: /Max tokens/ }), '64');
    await user.type(await box(), 'one{Enter}');
    await say('first');
    await finish();
    await user.type(await box(), 'two');
    await user.click(screen.getByRole('button', { name: 'Send' }));
    expect(calls[1].body).toMatchObject({
      temperature: 0.5,
      max_tokens: 64,
      messages: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: 'one' },
        { role: 'assistant', content: 'first' },
        { role: 'user', content: 'two' },
      ],
    });
  });

  it.each([
    [
      'the Stop button',
      (user: ReturnType<typeof userEvent.setup>) =>
        user.click(screen.getByRole('button', { name: 'Stop' })),
    ],
    [
      'Esc',
      (user: ReturnType<typeof userEvent.setup>) => user.keyboard('{Escape}'),
    ],
  ])('aborts the call with %s and keeps what came', async (_how, stop) => {
    const { user, calls, say } = setup();
    await user.type(await box(), 'go{Enter}');
    await say('half an ans');
    await stop(user);
    expect(calls[0].signal?.aborted).toBe(true);
    expect(log()).toHaveTextContent('half an ans');
    expect(log()).toHaveTextContent(
      'Stopped by you. The answer is incomplete.',
    );
    expect(screen.getByRole('button', { name: 'Send' })).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('shows the sentence of the backend in place, invents nothing and retries', async () => {
    let down = true;
    const { user, container } = setup({
      callEndpoint: async () => {
        if (down) {
          throw new Error('The model at c1/ai/phi does not answer: 503');
        }
        return Response.json({
          choices: [{ message: { content: 'back' }, finish_reason: 'stop' }],
        });
      },
    });
    await user.type(await box(), 'anyone?{Enter}');
    const alert = await within(log()).findByRole('alert');
    expect(alert).toHaveTextContent('No answer');
    expect(alert).toHaveTextContent(
      'The model at c1/ai/phi does not answer: 503',
    );
    expect(log()).toHaveTextContent('anyone?');
    expect(await a11yViolations(container)).toEqual([]);
    down = false;
    await user.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await within(log()).findByText('back')).toBeInTheDocument();
    expect(within(log()).queryByRole('alert')).not.toBeInTheDocument();
    expect(within(log()).getAllByText('anyone?')).toHaveLength(1);
    expect(log()).toHaveTextContent('2 of 2');
  });

  it('marks an answer that broke off as incomplete', async () => {
    const { user, say, cut } = setup();
    await user.type(await box(), 'go{Enter}');
    await say('half');
    await cut();
    const alert = await within(log()).findByRole('alert');
    expect(alert).toHaveTextContent('Answer incomplete');
    expect(alert).toHaveTextContent(
      'The connection closed before the model had finished',
    );
    expect(log()).toHaveTextContent('half');
  });

  it('keeps what is being written while an answer comes in', async () => {
    const { user, calls, say } = setup();
    await user.type(await box(), 'go{Enter}');
    await say('…');
    await user.type(await box(), 'next one{Enter}');
    expect(calls).toHaveLength(1);
    expect(await box()).toHaveValue('next one');
  });

  it('copies, and begins anew', async () => {
    const { user, say, finish } = setup();
    const writeText = jest.spyOn(navigator.clipboard, 'writeText');
    await user.type(await box(), 'go{Enter}');
    await say('done');
    await finish();
    await user.click(
      await screen.findByRole('button', { name: 'Copy conversation' }),
    );
    expect(writeText).toHaveBeenCalledWith('You:\ngo\n\nphi-4:\ndone');
    expect(
      await screen.findByRole('button', { name: 'Copied' }),
    ).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'New' }));
    await waitFor(() => expect(log()).toHaveTextContent(/^Nothing asked yet/));
  });

  it('aborts when the page is left', async () => {
    const { user, calls, unmount } = setup();
    await user.type(await box(), 'go{Enter}');
    expect(calls[0].signal?.aborted).toBe(false);
    unmount();
    expect(calls[0].signal?.aborted).toBe(true);
  });
});

describe('the endpoint', () => {
  it('is the one the address names, ready or not, with its state', async () => {
    const { container } = setup(
      {
        getEndpoints: async () =>
          listOf(endpoint('phi'), endpoint('qwen', { ready: false })),
      },
      '/?endpoint=c1~ai~qwen',
    );
    expect(
      await screen.findByText('KAITO does not call this model ready'),
    ).toBeInTheDocument();
    expect(screen.getByText(/http:\/\/qwen\.ai\.svc/)).toBeInTheDocument();
    expect(
      screen.getByText(/for trying, not for production/),
    ).toBeInTheDocument();
    expect(await a11yViolations(container)).toEqual([]);
  });

  it('is not replaced by another when the address names one that is gone', async () => {
    setup({}, '/?endpoint=c1~ai~gone');
    expect(
      await screen.findByText('That endpoint is not among those you may use'),
    ).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Send' })).toBeDisabled();
  });

  it('says so when it does not list its models, and can be tried all the same', async () => {
    const { user, calls } = setup({
      getServedModels: async () => {
        throw new Error('The model is still downloading');
      },
    });
    expect(
      await screen.findByText('The model is still downloading'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/the endpoint has not confirmed it/),
    ).toBeInTheDocument();
    await user.type(await box(), 'go{Enter}');
    expect(calls[0].body.model).toBe('phi-4');
  });

  it('offers the models it serves', async () => {
    const { user, calls } = setup({
      getServedModels: async () => ['phi-4', 'phi-4-lora'],
    });
    await user.click(await screen.findByRole('button', { name: /Model/ }));
    await user.click(await screen.findByRole('option', { name: 'phi-4-lora' }));
    await user.type(await box(), 'go{Enter}');
    expect(calls[0].body.model).toBe('phi-4-lora');
  });
});

it('shows the same call as code', async () => {
  const { user, container } = setup();
  await user.click(await screen.findByRole('tab', { name: 'Code' }));
  expect(await screen.findByLabelText('curl code')).toHaveTextContent(
    '/endpoints/c1~ai~phi/v1/chat/completions',
  );
  await user.click(screen.getByRole('tab', { name: 'Python' }));
  expect(screen.getByLabelText('Python code')).toHaveTextContent(
    'from openai import OpenAI',
  );
  expect(await a11yViolations(container)).toEqual([]);
});

describe('the page', () => {
  it('says what to do when there is no endpoint', async () => {
    const { container } = setup({ getEndpoints: async () => listOf() });
    expect(
      await screen.findByText('No endpoint to talk to'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Choose a model' }),
    ).toHaveAttribute('href', '/kaito/models');
    expect(await a11yViolations(container)).toEqual([]);
  });

  it('says who may help when endpoints may not be seen', async () => {
    const { container } = setup({
      getEndpoints: async () => {
        throw await requestError(
          403,
          'NotAllowedError',
          "You lack the permission 'kaito.endpoint.invoke'. Ask the administrators of this portal for it.",
        );
      },
    });
    expect(
      await screen.findByText('You may not send prompts'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/You lack the permission 'kaito.endpoint.invoke'/),
    ).toBeVisible();
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
    expect(screen.queryByText('No endpoint to talk to')).toBeNull();
    expect(await a11yViolations(container)).toEqual([]);
  });

  it('keeps the conversation when the list of endpoints fails later', async () => {
    jest.useFakeTimers({ advanceTimers: true });
    try {
      let down = false;
      const { say } = setup({
        getEndpoints: async () => {
          if (down) {
            throw await requestError(401, 'AuthenticationError', 'Signed out');
          }
          return listOf(endpoint('phi'));
        },
      });
      const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
      await user.type(await box(), 'precious{Enter}');
      await say('words');
      down = true;
      await act(() => jest.advanceTimersByTimeAsync(4000));
      await waitFor(() =>
        expect(
          screen.getByText('The portal does not know who you are any more'),
        ).toBeInTheDocument(),
      );
      expect(log()).toHaveTextContent('precious');
      expect(log()).toHaveTextContent('words');
    } finally {
      jest.useRealTimers();
    }
  });
});
