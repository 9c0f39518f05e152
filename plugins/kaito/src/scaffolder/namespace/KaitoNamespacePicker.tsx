import { useMemo } from 'react';
import { FactLines } from '../form/FactLines';
import { FieldProviders } from '../form/FieldProviders';
import { clusterIn } from '../form/formValues';
import { LoadFailure } from '../form/LoadFailure';
import { ValueCombobox } from '../form/ValueCombobox';
import type { namespacePickerSchema } from '../schemas';
import { namespaceFacts, namespaceOptions } from './namespaceOptions';
import { useNamespaces } from './useNamespaces';

type Props = typeof namespacePickerSchema.TProps;

function NamespaceField(props: Props) {
  const cluster = clusterIn(
    props.formContext?.formData,
    props.uiSchema['ui:options']?.clusterField,
  );
  const { data, error, isLoading, refetch } = useNamespaces(cluster);
  const options = useMemo(() => namespaceOptions(data?.items ?? []), [data]);
  const name = props.formData?.trim();
  return (
    <ValueCombobox
      field={props}
      label="Namespace"
      description={
        cluster
          ? `Of ${cluster}; one that is not there yet can be named too`
          : 'Choose a cluster first to see its namespaces'
      }
      options={options}
      loading={isLoading}
    >
      {error && <LoadFailure what="namespaces" error={error} retry={refetch} />}
      {cluster && data && name && (
        <FactLines facts={namespaceFacts(name, cluster, data)} />
      )}
    </ValueCombobox>
  );
}

/** Form field for a namespace: suggests those of the chosen cluster, takes any name. */
export function KaitoNamespacePicker(props: Props) {
  return (
    <FieldProviders>
      <NamespaceField {...props} />
    </FieldProviders>
  );
}
