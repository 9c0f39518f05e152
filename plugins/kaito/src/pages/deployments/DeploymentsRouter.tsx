import { useKaitoLinks } from '../../nav';
import { PageRoutes } from '../../nav/router';
import { NoSuchPage } from '../NoSuchPage';
import { DeploymentPage } from './DeploymentPage';
import { DeploymentsPage } from './DeploymentsPage';

/** The list of deployments and, below it, one of them. */
export function DeploymentsRouter() {
  const links = useKaitoLinks();
  return (
    <PageRoutes
      index={<DeploymentsPage />}
      details={[
        {
          path: ':cluster/:kind/:namespace/:name',
          page: <DeploymentPage />,
        },
      ]}
      missing={
        <NoSuchPage
          back={{ href: links.deployments(), label: 'All deployments' }}
        />
      }
    />
  );
}
