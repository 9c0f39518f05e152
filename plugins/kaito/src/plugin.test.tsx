import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { KaitoApi } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { fakeKaitoApi, requestError } from './__testUtils__/fakeKaitoApi';
import {
  aWorkload,
  aWorkloadDetail,
  modelList,
  workloadPage,
} from './__testUtils__/fixtures';
import alpha from './alpha';
import { kaitoApiRef } from './api';
import kaitoPlugin from './index';

const open = (at: string, overrides: Partial<KaitoApi> = {}) =>
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
          queryWorkloads: async () => workloadPage([aWorkload()]),
          getWorkload: async () => aWorkloadDetail(),
          ...overrides,
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
    expect(await screen.findAllByRole('article')).toHaveLength(2);
    const tabs = screen.getAllByRole('tab').map(tab => tab.textContent);
    expect(tabs).toEqual([
      'Models',
      'Deployments',
      'Capacity',
      'Console',
      'Inventory',
      'Requests',
    ]);
    // Without a scaffolder in the app there is nothing to request with, and the page says so.
    expect(screen.getByText(/no request form/)).toBeVisible();
  });

  it('goes from the list to one deployment', async () => {
    open('/kaito/deployments');
    const link = await screen.findByRole('link', { name: 'phi-4' });
    expect(link).toHaveAttribute(
      'href',
      '/kaito/deployments/aks-weu-prod/Workspace/team-search/phi-4',
    );
    await userEvent.click(link);
    expect(
      await screen.findByRole('region', { name: 'What is going on' }),
    ).toBeVisible();
  });

  it('opens one model by its address', async () => {
    const [{ name }] = modelList().items;
    open(`/kaito/models/${name}`);
    expect(
      await screen.findByRole('region', { name: 'Where it fits' }),
    ).toBeVisible();
  });

  it.each([
    ['/kaito/models/microsoft%2Fphi-4', 'All models', '/kaito/models'],
    ['/kaito/deployments/x', 'All deployments', '/kaito/deployments'],
    ['/kaito/capacity/x', 'Capacity', '/kaito/capacity'],
    ['/kaito/console/x', 'Console', '/kaito/console'],
    ['/kaito/inventory/x', 'Inventory', '/kaito/inventory'],
    ['/kaito/requests/x/y', 'All requests', '/kaito/requests'],
  ])(
    'says that there is no page at %s',
    async (at, label, href) => {
      open(at);
      const title = await screen.findByText('There is no such page');
      expect(
        within(title.closest('section')!).getByRole('link', { name: label }),
      ).toHaveAttribute('href', href);
    },
    40_000,
  );

  it('keeps its tabs where a permission is denied altogether', async () => {
    const refuse = async () => {
      throw await requestError(
        403,
        'NotAllowedError',
        'You lack the permission for it. Ask the administrators of this portal.',
      );
    };
    open('/kaito/inventory', {
      getInventory: refuse,
      queryWorkloads: refuse,
      getEndpoints: refuse,
    });
    const user = userEvent.setup();
    expect(
      await screen.findByText('You may not see the inventory'),
    ).toBeVisible();
    await user.click(screen.getByRole('tab', { name: 'Deployments' }));
    expect(
      await screen.findByText('You may not see deployments'),
    ).toBeVisible();
    await user.click(screen.getByRole('tab', { name: 'Console' }));
    expect(await screen.findByText('You may not send prompts')).toBeVisible();
    expect(screen.getByText(/You lack the permission for it/)).toBeVisible();
    await user.click(screen.getByRole('tab', { name: 'Models' }));
    expect(await screen.findAllByRole('article')).toHaveLength(2);
  });
});
