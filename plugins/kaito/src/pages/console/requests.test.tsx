import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { a11yViolations } from '../../__testUtils__/axe';
import { anEndpoint } from '../../__testUtils__/fixtures';
import { box, inLog, listOf, log, setup } from './__testUtils__/openConsole';

/** Opens a part of the settings. */
const openPart = async (
  user: ReturnType<typeof setup>['user'],
  name: RegExp,
) => {
  await box();
  await user.click(screen.getByRole('button', { name }));
};

const paste = (element: Element, text: string) =>
  fireEvent.change(element, { target: { value: text } });

describe('tools', () => {
  it('are defined, called, answered by hand, and the model goes on', async () => {
    const { user, frame, say, finish, calls, container } = setup();
    await openPart(user, /^Tools/);
    await user.click(screen.getByRole('button', { name: 'Add tool' }));
    const send = () => screen.getByRole('button', { name: 'Send' });
    paste(await box(), 'weather in Bonn?');
    expect(send()).toBeDisabled();
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'weather');
    expect(send()).toBeEnabled();
    expect(await a11yViolations(container)).toEqual([]);
    await user.click(send());
    expect(calls[0].body.tools?.[0].function.name).toBe('weather');
    expect(calls[0].body.tool_choice).toBe('auto');

    const piece = (index: number, id: string, name: string, written: string) =>
      frame({
        choices: [
          {
            delta: {
              tool_calls: [
                { index, id, function: { name, arguments: written } },
              ],
            },
          },
        ],
      });
    await piece(0, 'call-7', 'weather', '{"city":');
    await piece(0, '', '', '"Bonn"}');
    await finish(undefined, 'tool_calls');
    expect(
      await screen.findByRole('region', { name: 'Arguments of weather' }),
    ).toHaveTextContent('{ "city": "Bonn" }');
    expect(await a11yViolations(container)).toEqual([]);
    const result = inLog().getByRole('textbox', { name: 'Result of weather' });
    paste(result, 'rain');
    await user.click(inLog().getByRole('button', { name: 'Send result' }));
    expect(calls[1].body.messages).toEqual([
      { role: 'user', content: 'weather in Bonn?' },
      {
        role: 'assistant',
        content: null,
        tool_calls: [
          {
            id: 'call-7',
            type: 'function',
            function: { name: 'weather', arguments: '{"city":"Bonn"}' },
          },
        ],
      },
      { role: 'tool', tool_call_id: 'call-7', content: 'rain' },
    ]);
    await say('It rains in Bonn.');
    await finish();
    expect(log()).toHaveTextContent('It rains in Bonn.');
    expect(log()).toHaveTextContent('You, as weatherrain');
  });

  it('are refused with the reason where the model cannot call any', async () => {
    const phi = anEndpoint('phi');
    const { user } = setup({
      getEndpoints: async () =>
        listOf({ ...phi, abilities: { ...phi.abilities, tools: 'no' } }),
    });
    await openPart(user, /^Tools/);
    expect(screen.getByText('phi cannot call tools.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Add tool' })).toBeDisabled();
  });
});

describe('JSON output', () => {
  it('is asked for by a schema that is checked, and the answer is checked against it', async () => {
    const { user, say, finish, calls, container } = setup();
    await openPart(user, /^JSON output/);
    await user.click(screen.getByRole('switch', { name: 'Answer in JSON' }));
    const schema = screen.getByRole('textbox', { name: /JSON schema/ });
    paste(schema, '{"type":');
    paste(await box(), 'where?');
    expect(screen.getByRole('button', { name: 'Send' })).toBeDisabled();
    expect(screen.getAllByText(/It is not JSON/).length).toBeGreaterThan(0);
    paste(schema, '{"type":"object","required":["city"],"minProperties":1}');
    await user.click(screen.getByRole('button', { name: 'Send' }));
    expect(calls[0].body.response_format).toEqual({
      type: 'json_schema',
      json_schema: {
        name: 'answer',
        schema: { type: 'object', required: ['city'], minProperties: 1 },
      },
    });
    await say('{"town":"Bonn"}');
    await finish();
    expect(await inLog().findByText('Not what was asked for')).toBeVisible();
    expect(log()).toHaveTextContent('answer.city is missing');
    expect(log()).toHaveTextContent(
      'Checked in this browser, but for: minProperties.',
    );
    expect(await a11yViolations(container)).toEqual([]);
    await user.click(inLog().getByRole('button', { name: 'Retry' }));
    await say('{"city":"Bonn"}');
    await finish();
    expect(await inLog().findByText('Keeps to what was asked')).toBeVisible();
  });
});

describe('what went over the wire', () => {
  it('is shown without the token', async () => {
    const { user, say, finish, container } = setup();
    await user.type(await box(), 'hi{Enter}');
    await say('hello');
    await finish();
    await user.click(inLog().getByText('Raw request and response'));
    expect(
      await inLog().findByRole('region', { name: 'Request' }),
    ).toHaveTextContent('"content": "hi"');
    expect(inLog().getByRole('region', { name: 'Response' })).toHaveTextContent(
      '"content":"hello"',
    );
    expect(log()).toHaveTextContent('Your token goes in a header');
    expect(await a11yViolations(container)).toEqual([]);
  });

  it('has probabilities of tokens and what else was probable', async () => {
    const { user, frame, finish, calls, container } = setup();
    await openPart(user, /^More sampling/);
    await user.click(
      screen.getByRole('switch', { name: 'Probabilities of tokens' }),
    );
    await user.type(await box(), 'hi{Enter}');
    expect(calls[0].body).toMatchObject({ logprobs: true, top_logprobs: 5 });
    const entry = (token: string, logprob: number, other: string) => ({
      token,
      logprob,
      top_logprobs: [
        { token, logprob },
        { token: other, logprob: -3 },
      ],
    });
    await frame({
      choices: [
        {
          delta: { content: 'Hello you' },
          logprobs: {
            content: [entry('Hello', -0.01, 'Hi'), entry(' you', -2, ' there')],
          },
        },
      ],
    });
    await finish();
    await user.click(await inLog().findByText('Token probabilities'));
    await user.click(inLog().getByRole('button', { name: '␣you, 13.5 %' }));
    const table = inLog().getByRole('table', { name: 'Most probable here' });
    expect(table).toHaveTextContent('␣you (taken)13.5 %');
    expect(table).toHaveTextContent('␣there5.0 %');
    expect(await a11yViolations(container)).toEqual([]);
  });

  it('is a plain completion in that mode', async () => {
    const { user, frame, finish, calls } = setup();
    await box();
    await user.click(screen.getByRole('tab', { name: 'Completion' }));
    await user.type(
      await screen.findByRole('textbox', { name: 'Text to continue' }),
      'Once upon{Enter}',
    );
    expect(calls[0].call).toBe('completions');
    expect(calls[0].body).toMatchObject({ prompt: 'Once upon' });
    expect(calls[0].body).not.toHaveProperty('messages');
    await frame({ choices: [{ text: ' a time' }] });
    await finish(undefined, 'length');
    await user.click(await inLog().findByRole('button', { name: 'Continue' }));
    expect(calls[1].body.prompt).toBe('Once upon a time');
  });

  it('is refused with the reason where the endpoint has no such call', async () => {
    const { user } = setup({
      getEndpoints: async () => listOf(anEndpoint('phi', { calls: ['chat'] })),
    });
    await box();
    await user.click(screen.getByRole('tab', { name: 'Completion' }));
    expect(
      (await screen.findAllByText(/does not answer plain completions/)).length,
    ).toBeGreaterThan(0);
  });
});

describe('pictures', () => {
  const picture = (size = 10, type = 'image/png') =>
    new File([new Uint8Array(size)], 'cat.png', { type });

  it('go with the question as data', async () => {
    const { user, calls, container } = setup();
    await box();
    await user.upload(screen.getByLabelText('Pictures'), picture());
    expect(
      await screen.findByAltText('Attachment 1, to be sent'),
    ).toBeVisible();
    expect(
      screen.getByText(/Whether the model takes pictures is not known/),
    ).toBeVisible();
    expect(await a11yViolations(container)).toEqual([]);
    await user.type(await box(), 'what is it?{Enter}');
    expect(calls[0].body.messages[0].content).toEqual([
      { type: 'text', text: 'what is it?' },
      {
        type: 'image_url',
        image_url: { url: expect.stringMatching(/^data:image\/png;base64,/) },
      },
    ]);
    expect(log()).toContainElement(
      screen.getByAltText('Attachment 1 you sent'),
    );
    expect(screen.queryByAltText('Attachment 1, to be sent')).toBeNull();
  });

  it('are refused by name when too large', async () => {
    const { user } = setup();
    await box();
    await user.upload(screen.getByLabelText('Pictures'), picture(2_000_000));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'cat.png has 2.0 MB; a picture may have 1.8 MB.',
    );
  });

  it('cannot be added where a model takes none', async () => {
    const phi = anEndpoint('phi');
    setup({
      getEndpoints: async () =>
        listOf({ ...phi, abilities: { ...phi.abilities, images: 'no' } }),
    });
    await box();
    await waitFor(() =>
      expect(
        screen.getByRole('button', { name: 'Add picture' }),
      ).toBeDisabled(),
    );
    expect(screen.getByText('phi takes no pictures.')).toBeVisible();
  });
});

it('says what an answer cost and how that is known', async () => {
  const { user, say, finish } = setup({
    getEndpoints: async () =>
      listOf(
        anEndpoint('gpt', {
          cost: {
            by: 'token',
            inputPerMillion: 2.5,
            outputPerMillion: 10,
            currency: 'USD',
            basis: 'configured',
          },
        }),
      ),
  });
  await user.type(await box(), 'hi{Enter}');
  await say('hello');
  await finish();
  expect(
    within(log()).getByLabelText('Figures of this answer'),
  ).toHaveTextContent(
    'Cost≈ 0.00025 USD reported tokens at the configured price',
  );
});
