import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeKaitoApi } from './__testUtils__/fakeKaitoApi';
import {
  aWorkload,
  aWorkloadDetail,
  modelList,
  workloadList,
} from './__testUtils__/fixtures';
import alpha from './alpha';
import { kaitoApiRef } from './api';
import kaitoPlugin from './index';

const open = (at: string) =>
  renderTestApp({
    features: [kaitoPlugin],
    initialRouteEntries: [at],
    apis: [
      [
        kaitoApiRef,
        fakeKaitoApi({
          getModels: async () => ({
            ...modelList(),
            items: modelList().items.slice(0, 2),
          }),
          getWorkloads: async () => workloadList(aWorkload()),
          getWorkload: async () => aWorkloadDetail(),
        }),
      ],
      mockApis.permission(),
    ],
  });

describe('the plugin in the new frontend system', () => {
  it('is the same at . and at ./alpha', () => {
    expect(alpha).toBe(kaitoPlugin);
  });

  it('opens on the models, with a tab for each page', async () => {
    open('/kaito');
    expect(
      await screen.findAllByRole('article', {}, { timeout: 15_000 }),
    ).toHaveLength(2);
    const tabs = screen.getAllByRole('tab').map(tab => tab.textContent);
    expect(tabs).toEqual([
      'Models',
      'Deployments',
      'Capacity',
      'Console',
      'Inventory',
    ]);
    // Without a scaffolder in the app there is nothing to request with, and the page says so.
    expect(screen.getByText(/no request form/)).toBeVisible();
  }, 40_000);

  it('goes from the list to one deployment', async () => {
    open('/kaito/deployments');
    const link = await screen.findByRole(
      'link',
      { name: 'phi-4' },
      { timeout: 15_000 },
    );
    expect(link).toHaveAttribute(
      'href',
      '/kaito/deployments/aks-weu-prod/Workspace/team-search/phi-4',
    );
    await userEvent.click(link);
    expect(
      await screen.findByRole('region', { name: 'What is going on' }),
    ).toBeVisible();
  }, 40_000);

  it('opens one model by its address', async () => {
    const [{ name }] = modelList().items;
    open(`/kaito/models/${name}`);
    expect(
      await screen.findByRole(
        'region',
        { name: 'Where it fits' },
        { timeout: 15_000 },
      ),
    ).toBeVisible();
  }, 40_000);
});
