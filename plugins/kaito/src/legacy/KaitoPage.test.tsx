import {
  MockPermissionApi,
  TestApiProvider,
  renderInTestApp,
} from '@backstage/test-utils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import type { KaitoApi } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { a11yViolations } from '../__testUtils__/axe';
import { fakeKaitoApi } from '../__testUtils__/fakeKaitoApi';
import {
  aWorkload,
  aWorkloadDetail,
  modelList,
  workloadPage,
} from '../__testUtils__/fixtures';
import { kaitoApiRef } from '../api';
import { KaitoPage, kaitoPlugin } from './plugin';
import { entityRouteRef, rootRouteRef, templateRouteRef } from './routes';

const few = { ...modelList(), items: modelList().items.slice(0, 2) };

const open = (
  at: string,
  overrides: Partial<KaitoApi> = {},
  routes: Record<string, typeof entityRouteRef> = {},
) =>
  renderInTestApp(
    <TestApiProvider
      apis={[
        [
          kaitoApiRef,
          fakeKaitoApi({ getModels: async () => few, ...overrides }),
        ],
        [permissionApiRef, new MockPermissionApi()],
      ]}
    >
      <Routes>
        <Route path="/kaito/*" element={<KaitoPage />} />
      </Routes>
    </TestApiProvider>,
    {
      routeEntries: [at],
      mountedRoutes: {
        '/kaito': rootRouteRef,
        '/create/templates/:namespace/:templateName': templateRouteRef,
        ...routes,
      },
    },
  );

describe('./legacy', () => {
  it('provides the client of the kaito backend', () => {
    expect([...kaitoPlugin.getApis()].map(({ api }) => api.id)).toEqual([
      'plugin.kaito.client',
    ]);
  });

  it('opens on the models, in the shell of the old system, and links into the scaffolder', async () => {
    await open('/kaito');
    const card = await screen.findByRole('article', {
      name: few.items[0].name,
    });
    expect(screen.getByRole('heading', { name: 'AI Models' })).toBeVisible();
    expect(screen.getByRole('tab', { name: 'Models' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    const deploy = await within(card).findByRole('link', { name: /^Deploy/ });
    expect(deploy.getAttribute('href')).toMatch(
      /^\/create\/templates\/default\/deploy-model\?formData=/,
    );
    expect(
      within(card).getByRole('link', { name: few.items[0].name }),
    ).toHaveAttribute('href', `/kaito/models/${few.items[0].name}`);
    expect(await a11yViolations()).toEqual([]);
  });

  it('goes from tab to tab and from the list to one deployment', async () => {
    const user = userEvent.setup();
    await open('/kaito/models', {
      queryWorkloads: async () => workloadPage([aWorkload()]),
      getWorkload: async () => aWorkloadDetail(),
    });
    await user.click(await screen.findByRole('tab', { name: 'Deployments' }));
    await user.click(await screen.findByRole('link', { name: 'phi-4' }));
    expect(
      await screen.findByRole('region', { name: 'What is going on' }),
    ).toBeVisible();
    expect(screen.getByRole('tab', { name: 'Deployments' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
  });

  it.each([
    ['/kaito/models/microsoft%2Fphi-4', 'All models', '/kaito/models'],
    ['/kaito/deployments/x', 'All deployments', '/kaito/deployments'],
    ['/kaito/nowhere', 'All models', '/kaito/models'],
  ])(
    'says that there is no page at %s',
    async (at, label, href) => {
      await open(at);
      expect(await screen.findByText('There is no such page')).toBeVisible();
      expect(screen.getByRole('link', { name: label })).toHaveAttribute(
        'href',
        href,
      );
    },
    30_000,
  );

  it.each([
    ['leads to the catalog', true],
    ['names people and teams in plain words without a catalog', false],
  ])(
    '%s',
    async (_, hasCatalog) => {
      await open(
        '/kaito/deployments',
        { queryWorkloads: async () => workloadPage([aWorkload()]) },
        hasCatalog ? { '/catalog/:namespace/:kind/:name': entityRouteRef } : {},
      );
      const row = (await screen.findByRole('link', { name: 'phi-4' })).closest(
        'tr',
      )!;
      expect(
        within(row)
          .queryByTitle('group:default/team-search')
          ?.getAttribute('href') ?? null,
      ).toBe(hasCatalog ? '/catalog/default/group/team-search' : null);
      expect(
        within(row).getByTitle('group:default/team-search'),
      ).toHaveTextContent('team-search');
    },
    30_000,
  );
});
