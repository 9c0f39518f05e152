import { useMemo } from 'react';
import { useClusters } from '../hooks';
import { useCapacity } from '../pages/capacity/queries';
import { clusterFacts, clusterOptions } from './clusterOptions';
import { FactLines } from './FactLines';
import { FieldProviders } from './FieldProviders';
import { LoadFailure } from './LoadFailure';
import { clusterPickerSchema } from './schemas';
import { ValueCombobox } from './ValueCombobox';

type Props = typeof clusterPickerSchema.TProps;

function ClusterField(props: Props) {
  const clusters = useClusters();
  const capacity = useCapacity();
  const options = useMemo(
    () => clusterOptions(clusters.data?.items ?? [], capacity.data?.items),
    [clusters.data, capacity.data],
  );
  const cluster = clusters.data?.items.find(
    ({ name }) => name === props.formData,
  );
  return (
    <ValueCombobox
      field={props}
      label="Cluster"
      description="Where the model is to run"
      options={options}
      loading={clusters.isLoading}
    >
      {clusters.error && (
        <LoadFailure
          what="clusters"
          error={clusters.error}
          retry={clusters.refetch}
        />
      )}
      {cluster && (
        <FactLines facts={clusterFacts(cluster, capacity.data?.items)} />
      )}
      {cluster && capacity.error && (
        <FactLines
          facts={[`Free GPUs are not known: ${capacity.error.message}`]}
        />
      )}
    </ValueCombobox>
  );
}

/** Form field for a cluster: shows its state and its free GPUs. */
export function KaitoClusterPicker(props: Props) {
  return (
    <FieldProviders>
      <ClusterField {...props} />
    </FieldProviders>
  );
}
