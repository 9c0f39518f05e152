import { useKaitoLinks } from '../../nav';
import { PageRoutes } from '../../nav/router';
import { NoSuchPage } from '../NoSuchPage';
import { CapacityPage } from './CapacityPage';
import { ClusterPage, ClustersPage } from './clusters';

/** The capacity page and, below it, the clusters it is counted from. */
export function CapacityRouter() {
  const links = useKaitoLinks();
  return (
    <PageRoutes
      index={<CapacityPage />}
      details={[
        { path: 'clusters', page: <ClustersPage /> },
        { path: 'clusters/:cluster', page: <ClusterPage /> },
      ]}
      missing={
        <NoSuchPage back={{ href: links.capacity(), label: 'Capacity' }} />
      }
    />
  );
}
