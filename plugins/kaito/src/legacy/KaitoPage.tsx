import { Content, Header, HeaderTabs, Page } from '@backstage/core-components';
import type { ReactElement } from 'react';
import {
  Navigate,
  Route,
  Routes,
  useNavigate,
  useParams,
} from 'react-router-dom';
import { KaitoProviders } from '../hooks';
import { CapacityRouter } from '../pages/capacity';
import { ConsoleRouter } from '../pages/console';
import { DeploymentsRouter } from '../pages/deployments';
import { InventoryRouter } from '../pages/inventory';
import { ModelsRouter } from '../pages/models';
import { RequestsRouter } from '../pages/requests';
import { NoSuchPage } from '../pages/NoSuchPage';
import { useLegacyLinks } from './useLegacyLinks';

const TABS: { id: string; label: string; page: ReactElement }[] = [
  { id: 'models', label: 'Models', page: <ModelsRouter /> },
  { id: 'deployments', label: 'Deployments', page: <DeploymentsRouter /> },
  { id: 'capacity', label: 'Capacity', page: <CapacityRouter /> },
  { id: 'console', label: 'Console', page: <ConsoleRouter /> },
  { id: 'inventory', label: 'Inventory', page: <InventoryRouter /> },
  { id: 'requests', label: 'Requests', page: <RequestsRouter /> },
];

function Tabs() {
  const selected = (useParams()['*'] ?? '').split('/')[0];
  const links = useLegacyLinks();
  const navigate = useNavigate();
  const addresses = [
    links.models(),
    links.deployments(),
    links.capacity(),
    links.console(),
    links.inventory(),
    links.requests(),
  ];
  return (
    <HeaderTabs
      tabs={TABS.map(({ id, label }) => ({ id, label }))}
      selectedIndex={Math.max(
        0,
        TABS.findIndex(({ id }) => id === selected),
      )}
      onChange={index => navigate(addresses[index])}
    />
  );
}

/** The pages in the shell of the old frontend system. */
export function KaitoPage() {
  const links = useLegacyLinks();
  return (
    <Page themeId="tool">
      <Header title="AI Models" subtitle="Self-service models with KAITO" />
      <Routes>
        <Route path="*" element={<Tabs />} />
      </Routes>
      <Content noPadding>
        <KaitoProviders links={links}>
          <Routes>
            <Route index element={<Navigate to="models" replace />} />
            {TABS.map(({ id, page }) => (
              <Route key={id} path={`${id}/*`} element={page} />
            ))}
            <Route
              path="*"
              element={
                <NoSuchPage
                  back={{ href: links.models(), label: 'All models' }}
                />
              }
            />
          </Routes>
        </KaitoProviders>
      </Content>
    </Page>
  );
}
