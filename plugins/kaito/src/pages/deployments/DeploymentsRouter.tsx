import { ListAndDetail } from '../../nav/router';
import { DeploymentPage } from './DeploymentPage';
import { DeploymentsPage } from './DeploymentsPage';

/** The list of deployments and, below it, one of them. */
export function DeploymentsRouter() {
  return (
    <ListAndDetail
      list={<DeploymentsPage />}
      detailPath=":cluster/:kind/:namespace/:name"
      detail={<DeploymentPage />}
    />
  );
}
