import { ButtonLink, Link } from '@backstage/ui';
import { RiFileUnknowLine } from '@remixicon/react';
import { PageBody, QueryStates, StatePanel } from '../../components';
import { useModels, usePathParams } from '../../hooks';
import { fromModelParams, useKaitoLinks } from '../../nav';
import { ModelDetails } from './ModelDetails';

/** One model, named by the address. */
export function ModelPage() {
  const name = fromModelParams(usePathParams());
  const links = useKaitoLinks();
  const models = useModels();
  return (
    <PageBody
      title={name}
      description={<Link href={links.models()}>All models</Link>}
    >
      <QueryStates what="models" query={models}>
        {({ items, kaitoVersion }) => {
          const model = items.find(
            item => item.name.toLowerCase() === name.toLowerCase(),
          );
          return model ? (
            <ModelDetails model={model} kaitoVersion={kaitoVersion} />
          ) : (
            <StatePanel
              icon={RiFileUnknowLine}
              title={`No model ${name}`}
              action={
                <ButtonLink href={links.models()} variant="secondary">
                  All models
                </ButtonLink>
              }
            >
              KAITO {kaitoVersion} has no preset of that name. Check the
              address, or search the catalog.
            </StatePanel>
          );
        }}
      </QueryStates>
    </PageBody>
  );
}
