import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { EndpointView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { a11yViolations } from '../../../__testUtils__/axe';
import { fakeKaitoApi } from '../../../__testUtils__/fakeKaitoApi';
import { anEndpoint } from '../../../__testUtils__/fixtures';
import { renderPage } from '../../../__testUtils__/renderPage';
import { CodeView, type CodeRequest } from './CodeView';

const chat: CodeRequest = {
  request: { model: 'phi-4', messages: [{ role: 'user', content: "It's" }] },
};

function setup(endpoint: EndpointView, request: CodeRequest = chat) {
  const user = userEvent.setup();
  const writeText = jest.spyOn(navigator.clipboard, 'writeText');
  const { container } = renderPage(
    <CodeView endpoint={endpoint} {...request} />,
    { api: fakeKaitoApi({}) },
  );
  return { container, user, writeText };
}

it('copies the call through the portal with one click', async () => {
  const { user, writeText, container } = setup(anEndpoint('phi'));
  await user.click(await screen.findByRole('button', { name: 'Copy code' }));
  const [[copied]] = writeText.mock.calls;
  expect(copied).toMatch(
    /^curl -sS -N 'https?:\/\/\S+\/endpoints\/c1~ai~phi\/v1\/chat\/completions'/,
  );
  expect(copied).toContain('$KAITO_PORTAL_TOKEN');
  expect(await a11yViolations(container)).toEqual([]);
});

it('has a tab for every language, and says what each needs', async () => {
  const { user } = setup(anEndpoint('phi'));
  await user.click(await screen.findByRole('tab', { name: 'Port-forward' }));
  expect(screen.getByText(/^Needs: kubectl/)).toBeInTheDocument();
  expect(
    screen.getByRole('group', { name: 'Port-forward code' }),
  ).toHaveTextContent(/kubectl -n ai port-forward service\/phi 8000:80/);
});

it('knows no way around the portal to what is hosted elsewhere', async () => {
  setup(
    anEndpoint('gpt', {
      id: 'gpt',
      provider: 'azure-openai',
      workload: null,
      inClusterUrl: null,
    }),
  );
  expect(
    await screen.findByRole('tab', { name: 'LangChain' }),
  ).toBeInTheDocument();
  expect(
    screen.queryByRole('tab', { name: 'In the cluster' }),
  ).not.toBeInTheDocument();
});

it('shows a plain completion as one', async () => {
  setup(anEndpoint('phi'), {
    mode: 'completion',
    request: { model: 'phi-4', prompt: 'Once' },
  });
  expect(
    await screen.findByRole('group', { name: 'curl code' }),
  ).toHaveTextContent(/\/v1\/completions'/);
});
