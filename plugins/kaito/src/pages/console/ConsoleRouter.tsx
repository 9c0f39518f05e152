import { useKaitoLinks } from '../../nav';
import { PageRoutes } from '../../nav/router';
import { NoSuchPage } from '../NoSuchPage';
import { ConsolePage } from './ConsolePage';

/** The console page, which has none below it. */
export function ConsoleRouter() {
  const links = useKaitoLinks();
  return (
    <PageRoutes
      index={<ConsolePage />}
      missing={
        <NoSuchPage back={{ href: links.console(), label: 'Console' }} />
      }
    />
  );
}
