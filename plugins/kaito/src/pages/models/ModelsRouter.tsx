import { ListAndDetail } from '../../nav/router';
import { ModelPage } from './ModelPage';
import { ModelsPage } from './ModelsPage';

/** The catalog and, below it, one model. */
export function ModelsRouter() {
  return (
    <ListAndDetail
      list={<ModelsPage />}
      detailPath=":publisher/:repo"
      detail={<ModelPage />}
    />
  );
}
