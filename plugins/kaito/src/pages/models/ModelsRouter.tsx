import { useKaitoLinks } from '../../nav';
import { PageRoutes } from '../../nav/router';
import { NoSuchPage } from '../NoSuchPage';
import { ModelPage } from './ModelPage';
import { ModelsPage } from './ModelsPage';

/** The catalog and, below it, one model. */
export function ModelsRouter() {
  const links = useKaitoLinks();
  return (
    <PageRoutes
      index={<ModelsPage />}
      details={[{ path: ':publisher/:repo', page: <ModelPage /> }]}
      missing={
        <NoSuchPage back={{ href: links.models(), label: 'All models' }} />
      }
    />
  );
}
