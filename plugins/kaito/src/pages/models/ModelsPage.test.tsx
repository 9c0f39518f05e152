import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ModelView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { a11yViolations } from '../../__testUtils__/axe';
import { fakeKaitoApi, requestError } from '../../__testUtils__/fakeKaitoApi';
import { aWorkload, modelList } from '../../__testUtils__/fixtures';
import { renderPage, testLinks } from '../../__testUtils__/renderPage';
import { ModelsPage } from './ModelsPage';

const phi = 'microsoft/phi-4';
const serving: Record<string, ModelView['deployments']> = {
  [phi]: [
    {
      ref: aWorkload().ref,
      ready: true,
      endpointId: 'aks-weu-prod~team-search~phi-4',
    },
  ],
};

describe('ModelsPage', () => {
  it('shows every model with its facts, those already serving first', async () => {
    renderPage(<ModelsPage />, {
      api: fakeKaitoApi({ getModels: async () => modelList(serving) }),
    });
    const cards = await screen.findAllByRole('article');
    expect(cards).toHaveLength(60);
    expect(screen.getByText('60 models')).toBeVisible();
    const [first] = cards;
    expect(
      within(
        screen.getByRole('region', { name: 'Already serving (1)' }),
      ).getByRole('article'),
    ).toBe(first);
    expect(within(first).getByText('Microsoft · chat')).toBeVisible();
    expect(within(first).getByText(/mit · permissive/i)).toBeVisible();
    expect(within(first).getByText(/Standard_/)).toBeVisible();
    expect(
      within(first).getByText('Smallest Azure machine, estimated'),
    ).toBeVisible();
    expect(
      within(first).getByRole('link', { name: `Use it: ${phi}` }),
    ).toHaveAttribute(
      'href',
      '/kaito/console?endpoint=aks-weu-prod~team-search~phi-4',
    );
    const deploy = within(first).getByRole('link', { name: `Deploy ${phi}` });
    const query = new URL(
      deploy.getAttribute('href')!,
      'http://localhost',
    ).searchParams.get('formData');
    expect(JSON.parse(query!)).toEqual({
      model: phi,
      placement: { instanceType: expect.stringMatching(/^Standard_/) },
    });
  });

  it('narrows by search and facet, and orders by MT-Bench', async () => {
    const user = userEvent.setup();
    renderPage(<ModelsPage />, {
      api: fakeKaitoApi(),
      at: '/?q=phi&f.licence=permissive',
    });
    await waitFor(() =>
      expect(screen.getByText(/ of 60 models/)).toBeVisible(),
    );
    const names = () =>
      screen
        .getAllByRole('article')
        .map(card => card.getAttribute('aria-label'));
    expect(names().every(name => /phi/i.test(name!))).toBe(true);
    await user.click(screen.getByRole('button', { name: /Order/ }));
    await user.click(
      await screen.findByRole('option', { name: 'Weights, largest first' }),
    );
    await waitFor(() => {
      const expected = modelList()
        .items.filter(
          item =>
            names().includes(item.name) && item.licenceClass === 'permissive',
        )
        .sort((a, b) => b.weightsGiB - a.weightsGiB);
      expect(names()[0]).toBe(expected[0].name);
    });
    await user.type(screen.getByRole('searchbox'), ' nothing-like-it');
    expect(await screen.findByText('No models match')).toBeVisible();
    expect(await a11yViolations()).toEqual([]);
    await user.click(screen.getAllByRole('button', { name: 'Clear all' })[0]);
    expect(await screen.findByText('60 models')).toBeVisible();
  });

  it('tells what each model is for, how large it is and how that is known', async () => {
    renderPage(<ModelsPage />, {
      api: fakeKaitoApi(),
      at: '/?f.task=completion',
    });
    const card = await screen.findByRole('article', {
      name: 'mistralai/Mistral-7B-v0.3',
    });
    expect(screen.getByText('1 of 60 models')).toBeVisible();
    expect(
      within(card).getByText('Mistral AI · text completion'),
    ).toBeVisible();
    expect(within(card).getByText(/continues text/)).toBeVisible();
    expect(
      within(card).getByText('7.25 B (computed from its weights)'),
    ).toBeVisible();
    // KAITO sets a parser by its name, but a base model calls no tools.
    expect(within(card).queryByText('tool calling')).not.toBeInTheDocument();
    expect(screen.queryByLabelText(/Marked/)).not.toBeInTheDocument();
  });

  it('narrows by what the organisation marked, and shows it', async () => {
    const list = modelList();
    const items = list.items.map(model =>
      model.name === phi
        ? {
            ...model,
            approval: { reviewer: 'AI board', date: '2026-10-01' },
            annotation: {
              label: 'standard',
              note: 'Start here.',
              link: null,
            },
          }
        : model,
    );
    renderPage(<ModelsPage />, {
      api: fakeKaitoApi({ getModels: async () => ({ ...list, items }) }),
      at: '/?f.mark=approved',
    });
    const card = await screen.findByRole('article', { name: phi });
    expect(screen.getByText('1 of 60 models')).toBeVisible();
    expect(
      within(card).getByText('approved').closest('[title]'),
    ).toHaveAttribute('title', 'By AI board on 2026-10-01');
    expect(within(card).getByText('standard')).toBeVisible();
    expect(within(card).getByText('Note: Start here.')).toBeVisible();
    expect(await a11yViolations()).toEqual([]);
  });

  it('has no accessibility violations with models on it', async () => {
    const list = modelList(serving);
    renderPage(<ModelsPage />, {
      api: fakeKaitoApi({
        getModels: async () => ({ ...list, items: list.items.slice(0, 8) }),
      }),
    });
    await screen.findAllByRole('article');
    expect(await a11yViolations()).toEqual([]);
  });

  it('says that an app without scaffolder has no request form', async () => {
    renderPage(<ModelsPage />, {
      api: fakeKaitoApi(),
      links: { ...testLinks, deploy: () => undefined },
    });
    expect(await screen.findByText(/no request form/)).toBeVisible();
  });

  it.each([
    [403, 'You may not see models'],
    [500, 'The models could not be loaded'],
  ])('tells failures apart: %d', async (status, words) => {
    const error = await requestError(status, 'SomeError', 'No');
    renderPage(<ModelsPage />, {
      api: fakeKaitoApi({ getModels: () => Promise.reject(error) }),
    });
    expect(await screen.findByText(words)).toBeVisible();
    expect(await a11yViolations()).toEqual([]);
  });

  it('tells an empty catalog from a failure', async () => {
    renderPage(<ModelsPage />, {
      api: fakeKaitoApi({
        getModels: async () => ({ ...modelList(), items: [], totalItems: 0 }),
      }),
    });
    expect(await screen.findByText('The catalog is empty')).toBeVisible();
    expect(await a11yViolations()).toEqual([]);
  });

  it('shows bars while it loads', async () => {
    renderPage(<ModelsPage />, {
      api: fakeKaitoApi({ getModels: () => new Promise(() => {}) }),
    });
    expect(
      await screen.findByRole('status', { name: 'Loading models' }),
    ).toBeInTheDocument();
    expect(await a11yViolations()).toEqual([]);
  });
});
