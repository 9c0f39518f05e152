export { ClusterPage } from './ClusterPage';
export { ClustersPage } from './ClustersPage';
