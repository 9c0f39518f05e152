import { screen, within } from '@testing-library/react';
import { a11yViolations } from '../../__testUtils__/axe';
import { fakeKaitoApi } from '../../__testUtils__/fakeKaitoApi';
import { aWorkload, modelList } from '../../__testUtils__/fixtures';
import { renderPage } from '../../__testUtils__/renderPage';
import { ModelPage } from './ModelPage';

const open = (at: string, api = fakeKaitoApi()) =>
  renderPage(<ModelPage />, { api, path: '/:publisher/:repo', at });

describe('ModelPage', () => {
  it('shows the facts, where the model fits and why', async () => {
    open('/meta-llama/Llama-3.3-70B-Instruct');
    const table = await screen.findByRole('table', {
      name: 'Machine types meta-llama/Llama-3.3-70B-Instruct runs on',
    });
    expect(screen.getByText('gated: needs a token')).toBeVisible();
    const row = within(table)
      .getByRole('rowheader', { name: 'Standard_NC48ads_A100_v4' })
      .closest('tr')!;
    // KAITO's own arithmetic: 2 × 80 GiB per machine, 3 GPUs needed.
    expect(within(row).getByText('2 machines')).toBeVisible();
    expect(within(row).getByText(/3 GPUs/)).toBeVisible();
    expect(
      within(row).getByRole('link', {
        name: 'Deploy on Standard_NC48ads_A100_v4',
      }),
    ).toBeVisible();
    expect(screen.getByText('None you may see.')).toBeVisible();
    expect(await a11yViolations()).toEqual([]);
  });

  it('leads to deployments of the model', async () => {
    const ref = aWorkload().ref;
    open(
      '/microsoft/phi-4',
      fakeKaitoApi({
        getModels: async () =>
          modelList({
            'microsoft/phi-4': [
              { ref, ready: true, endpointId: 'e1' },
              {
                ref: { ...ref, name: 'phi-b' },
                ready: false,
                endpointId: 'e2',
              },
            ],
          }),
      }),
    );
    expect(
      await screen.findByRole('link', {
        name: 'Use it: phi-4 on aks-weu-prod',
      }),
    ).toHaveAttribute('href', '/kaito/console?endpoint=e1');
    expect(screen.getByRole('link', { name: 'phi-b' })).toBeVisible();
    expect(
      screen.queryByRole('link', { name: 'Use it: phi-b on aks-weu-prod' }),
    ).not.toBeInTheDocument();
  });

  it('warns of surprises and tells where facts come from', async () => {
    open('/microsoft/Phi-4-mini-instruct');
    expect(await screen.findByText(/^Mind: .*no tool parser/)).toBeVisible();
    expect(screen.queryByText('tool calling')).not.toBeInTheDocument();
    const sources = screen.getByRole('region', {
      name: 'Where the facts come from',
    });
    expect(
      within(sources).getAllByRole('link', { name: 'model card' })[0],
    ).toHaveAttribute(
      'href',
      'https://huggingface.co/microsoft/Phi-4-mini-instruct',
    );
    expect(
      within(sources).getByRole('link', {
        name: 'model catalog of KAITO 0.12.0',
      }),
    ).toBeVisible();
    expect(
      screen.queryByRole('region', { name: 'In your organisation' }),
    ).not.toBeInTheDocument();
  });

  it('shows a model of the organisation, also where facts are missing', async () => {
    const list = modelList();
    const own = {
      ...list.items[0],
      name: 'acme/own',
      origin: 'organisation' as const,
      description: null,
      task: null,
      parameters: null,
      sources: [],
      approval: { reviewer: 'AI board', date: '2026-10-01' },
      annotation: {
        label: null,
        note: 'Ask us first.',
        link: { title: 'Guide', url: 'https://wiki.example.com/own' },
      },
    };
    open(
      '/acme/own',
      fakeKaitoApi({ getModels: async () => ({ ...list, items: [own] }) }),
    );
    const section = await screen.findByRole('region', {
      name: 'In your organisation',
    });
    expect(
      within(section).getByText('Approved by AI board on 2026-10-01.'),
    ).toBeVisible();
    expect(within(section).getByText('Ask us first.')).toBeVisible();
    expect(
      within(section).getByRole('link', { name: /Guide/ }),
    ).toHaveAttribute('href', 'https://wiki.example.com/own');
    expect(screen.getByText('our own')).toBeVisible();
    expect(screen.getByText('Nobody recorded a source.')).toBeVisible();
    expect(screen.getAllByText('not recorded')).toHaveLength(2);
    expect(await a11yViolations()).toEqual([]);
  });

  it('says that there is no such model', async () => {
    open('/acme/nothing');
    expect(await screen.findByText('No model acme/nothing')).toBeVisible();
    expect(await a11yViolations()).toEqual([]);
  });
});
