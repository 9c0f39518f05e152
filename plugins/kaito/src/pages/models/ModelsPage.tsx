import {
  ClusterBanner,
  EmptyState,
  PageBody,
  QueryStates,
} from '../../components';
import { useClusters, useModels } from '../../hooks';
import { ModelCatalog } from './ModelCatalog';

/** The model catalog. */
export function ModelsPage() {
  const models = useModels();
  const clusters = useClusters();
  const { data } = models;
  return (
    <PageBody
      title="Models"
      description={
        data
          ? `What KAITO ${data.kaitoVersion} can serve. Facts taken on ${data.dataDate}; what fits where is estimated.`
          : 'What KAITO can serve.'
      }
    >
      <ClusterBanner clusters={clusters.data?.items} />
      <QueryStates
        what="models"
        query={models}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <EmptyState
            title="The catalog is empty"
            reason="The portal's backend offers no model. Its configuration may allow none."
          />
        }
      >
        {list => <ModelCatalog models={list} />}
      </QueryStates>
    </PageBody>
  );
}
