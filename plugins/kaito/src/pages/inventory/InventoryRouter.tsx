import { useKaitoLinks } from '../../nav';
import { PageRoutes } from '../../nav/router';
import { NoSuchPage } from '../NoSuchPage';
import { InventoryPage } from './InventoryPage';

/** The inventory page, which has none below it. */
export function InventoryRouter() {
  const links = useKaitoLinks();
  return (
    <PageRoutes
      index={<InventoryPage />}
      missing={
        <NoSuchPage back={{ href: links.inventory(), label: 'Inventory' }} />
      }
    />
  );
}
