import { Button, Text } from '@backstage/ui';
import type { Placement } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { useMemo, useState } from 'react';
import { DataTable, Message, QueryStates, Section } from '../../../components';
import { useKaitoQuery } from '../../../hooks';
import { useDeployHref } from '../useDeployHref';
import { roomColumns } from './roomColumns';
import { unknownFacts } from './roomWords';

/** Places shown before anyone asks for all. */
const FIRST = 6;

/** Where in the viewer's clusters a model would find room now, best first. */
export function RoomSection(props: { model: string }) {
  const { model } = props;
  const query = useKaitoQuery(['capacity', 'fit', model], (api, signal) =>
    api.getFit({ model }, { signal }),
  );
  return (
    <Section title="Room in your clusters">
      <QueryStates what="capacity" query={query}>
        {({ items }) => <Places model={model} places={items} />}
      </QueryStates>
    </Section>
  );
}

function Places(props: { model: string; places: readonly Placement[] }) {
  const { model, places } = props;
  const deploy = useDeployHref();
  const [all, setAll] = useState(false);
  const columns = useMemo(
    () => roomColumns(model, deploy.href),
    [model, deploy.href],
  );
  const unknown = useMemo(() => unknownFacts(places), [places]);
  if (places.length === 0) {
    return <Text as="p">There is no cluster to look at.</Text>;
  }
  return (
    <>
      <Text as="p" color="secondary">
        What it takes is estimated, what is free is measured. List prices leave
        out discounts and taxes. Where KAITO provisions nodes, it orders new
        ones for each deployment.
      </Text>
      {unknown.map(reason => (
        <Text as="p" key={reason} color="secondary">
          <Message text={reason} />
        </Text>
      ))}
      <DataTable
        caption={`Room for ${model}, best first`}
        columns={columns}
        rows={all ? places : places.slice(0, FIRST)}
        rowId={({ cluster, instanceType, gpuModel }) =>
          [cluster, instanceType, gpuModel].join('/')
        }
        isStale={({ stale }) => stale}
      />
      {places.length > FIRST && (
        <div>
          <Button variant="tertiary" onPress={() => setAll(!all)}>
            {all ? 'Show the best only' : `Show all ${places.length} places`}
          </Button>
        </div>
      )}
    </>
  );
}
