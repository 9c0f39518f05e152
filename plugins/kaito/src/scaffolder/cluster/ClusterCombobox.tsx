import { useMemo } from 'react';
import { useClusters } from '../../hooks';
import { useCapacity } from '../../pages/capacity/queries';
import { FactLines } from '../form/FactLines';
import { LoadFailure } from '../form/LoadFailure';
import { ValueCombobox, type ValueFieldProps } from '../form/ValueCombobox';
import { clusterFacts, clusterOptions } from './clusterOptions';

/** A cluster to pick or to name, with its state and its free GPUs. */
export function ClusterCombobox(props: { field: ValueFieldProps }) {
  const { field } = props;
  const clusters = useClusters();
  const capacity = useCapacity();
  const options = useMemo(
    () => clusterOptions(clusters.data?.items ?? [], capacity.data?.items),
    [clusters.data, capacity.data],
  );
  const cluster = clusters.data?.items.find(
    ({ name }) => name === field.formData,
  );
  return (
    <ValueCombobox
      field={field}
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
