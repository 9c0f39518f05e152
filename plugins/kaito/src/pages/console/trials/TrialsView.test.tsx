import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { EndpointView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { a11yViolations } from '../../../__testUtils__/axe';
import { fakeKaitoApi } from '../../../__testUtils__/fakeKaitoApi';
import { anEndpoint } from '../../../__testUtils__/fixtures';
import { renderPage } from '../../../__testUtils__/renderPage';
import { DEFAULT_SETTINGS } from '../settings/settings';
import {
  answeringModels,
  answerOf,
  promptOf,
  refusal,
  type SeenCall,
} from './__testUtils__/models';
import { TrialsView } from './TrialsView';

const endpoints = [
  anEndpoint('phi'),
  anEndpoint('llama'),
  anEndpoint('embed', { calls: ['embeddings'] }),
];

function setup(
  answer: (
    call: SeenCall,
    count: number,
  ) => Response | Promise<Response> = call =>
    answerOf(`**re** ${promptOf(call)}`),
  list: EndpointView[] = endpoints,
) {
  const models = answeringModels(answer);
  const api = fakeKaitoApi({ callEndpoint: models.callEndpoint });
  const view = (
    <TrialsView
      endpoints={list}
      suggested={list.slice(0, 2)}
      settings={DEFAULT_SETTINGS}
    />
  );
  const { container } = renderPage(view, { api });
  return { ...models, api, container, user: userEvent.setup() };
}

const box = () => screen.findByRole('textbox', { name: /Prompts/ });
const send = (name: RegExp = /^Send/) => screen.getByRole('button', { name });

it('begins with the models of the conversation that can be asked', async () => {
  renderPage(
    <TrialsView
      endpoints={endpoints}
      suggested={[endpoints[1], endpoints[1], endpoints[2]]}
      settings={DEFAULT_SETTINGS}
    />,
    { api: fakeKaitoApi() },
  );
  await box();
  const chosen = screen
    .getAllByRole('checkbox')
    .filter(one => (one as HTMLInputElement).checked);
  expect(chosen).toHaveLength(1);
  expect(chosen[0]).toHaveAccessibleName(/^llama/);
});

it('puts prompts to models and shows answers, figures and a summary', async () => {
  const { user, container, calls } = setup();
  await user.type(await box(), 'one{Enter}two');
  await user.click(send(/^Send 4 requests/));
  expect(await screen.findByText('4 of 4 answered')).toBeInTheDocument();
  expect(calls).toHaveLength(4);
  const results = screen.getByRole('table', { name: 'Results' });
  expect(within(results).getAllByText('Done')).toHaveLength(4);
  expect(within(results).getAllByText(/first \d+ ms/)).toHaveLength(4);
  const row = within(results).getByRole('row', { name: /^2 two/ });
  await user.click(within(row).getAllByText('**re** two')[0]);
  expect((await within(row).findByText('re')).tagName).toBe('STRONG');
  const summary = screen.getByRole('table', { name: /^By model/ });
  expect(
    within(summary).getByRole('row', { name: /^phi 2 0 \d+ ms/ }),
  ).toBeInTheDocument();
  expect(await a11yViolations(container)).toEqual([]);
});

it('says why one failed, and retries it', async () => {
  let broken = true;
  const { user } = setup(async call => {
    if (broken && call.id.endsWith('llama')) {
      throw await refusal(502, 'The model is down');
    }
    return answerOf('ok');
  });
  await user.type(await box(), 'one');
  await user.click(send());
  expect(await screen.findByText('The model is down')).toBeInTheDocument();
  broken = false;
  await user.click(screen.getByRole('button', { name: /^Retry failed/ }));
  expect(await screen.findByText('2 of 2 answered')).toBeInTheDocument();
});

it('stops', async () => {
  const { user, calls } = setup(() => new Promise(() => {}));
  await user.type(await box(), 'one');
  await user.click(send());
  await user.click(await screen.findByRole('button', { name: 'Stop' }));
  expect(
    await screen.findByText('0 of 2 answered, 2 stopped'),
  ).toBeInTheDocument();
  expect(calls.every(({ signal }) => signal?.aborted)).toBe(true);
});

it('reads prompts from a file, and says what is wrong with one', async () => {
  const { user } = setup();
  const input = await screen.findByLabelText('File of prompts');
  await user.upload(input, new File(['prompt\na\n"b,\nc"\n'], 'list.csv'));
  await waitFor(async () => expect(await box()).toHaveValue('a\n---\nb,\nc'));
  expect(screen.getByText('2 prompts.')).toBeInTheDocument();
  await user.upload(input, new File(['{'], 'list.jsonl'));
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'list.jsonl: Line 1 is not JSON',
  );
  expect(await box()).toHaveValue('a\n---\nb,\nc');
});

it('asks six models at most, and none that answers no chat', async () => {
  const many = Array.from({ length: 7 }, (_, index) => anEndpoint(`m${index}`));
  const { user } = setup(undefined, [...many, endpoints[2]]);
  await box();
  for (const box6 of screen.getAllByRole('checkbox').slice(2, 6)) {
    await user.click(box6);
  }
  expect(screen.getByRole('checkbox', { name: 'm6' })).toBeDisabled();
  expect(screen.getByRole('checkbox', { name: 'embed' })).toBeDisabled();
  expect(screen.getByText('It answers no chat.')).toBeInTheDocument();
});

it('keeps results and prompts while another view is looked at', async () => {
  const models = answeringModels(() => answerOf('kept answer'));
  const api = fakeKaitoApi({ callEndpoint: models.callEndpoint });
  const user = userEvent.setup();
  const show = () =>
    renderPage(
      <TrialsView
        endpoints={endpoints}
        suggested={endpoints}
        settings={DEFAULT_SETTINGS}
      />,
      { api },
    );
  const { unmount } = show();
  await user.type(await box(), 'one');
  await user.click(send());
  await screen.findByText('2 of 2 answered');
  unmount();
  show();
  expect(await screen.findByText('2 of 2 answered')).toBeInTheDocument();
  expect(await box()).toHaveValue('one');
});

it('cannot be sent without a prompt or a model', async () => {
  const { user } = setup(undefined, [anEndpoint('cold', { ready: false })]);
  await box();
  expect(send()).toBeDisabled();
  expect(screen.getByText('Choose a model.')).toBeInTheDocument();
  await user.click(screen.getByRole('checkbox', { name: 'cold' }));
  expect(send()).toBeDisabled();
  await user.type(await box(), 'x');
  expect(send(/^Send 1 request/)).toBeEnabled();
});
