import { useKaitoLinks } from '../../nav';
import { PageRoutes } from '../../nav/router';
import { NoSuchPage } from '../NoSuchPage';
import { CapacityPage } from './CapacityPage';

/** The capacity page, which has none below it. */
export function CapacityRouter() {
  const links = useKaitoLinks();
  return (
    <PageRoutes
      index={<CapacityPage />}
      missing={
        <NoSuchPage back={{ href: links.capacity(), label: 'Capacity' }} />
      }
    />
  );
}
