import { useKaitoLinks } from '../../nav';
import { PageRoutes } from '../../nav/router';
import { NoSuchPage } from '../NoSuchPage';
import { RequestPage } from './RequestPage';
import { RequestsPage } from './RequestsPage';

/** The list of requests and, below it, one of them. */
export function RequestsRouter() {
  const links = useKaitoLinks();
  return (
    <PageRoutes
      index={<RequestsPage />}
      details={[{ path: ':id', page: <RequestPage /> }]}
      missing={
        <NoSuchPage back={{ href: links.requests(), label: 'All requests' }} />
      }
    />
  );
}
