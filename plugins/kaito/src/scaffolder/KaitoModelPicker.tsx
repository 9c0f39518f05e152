import { useMemo } from 'react';
import { useModels } from '../hooks';
import { FactLines } from './FactLines';
import { FieldProviders } from './FieldProviders';
import { LoadFailure } from './LoadFailure';
import { modelFacts, modelOptions, pickModel } from './modelOptions';
import { modelPickerSchema } from './schemas';
import { ValueCombobox } from './ValueCombobox';

type Props = typeof modelPickerSchema.TProps;

function ModelField(props: Props) {
  const { data, error, isLoading, refetch } = useModels();
  const options = useMemo(() => modelOptions(data?.items ?? []), [data]);
  const model = pickModel(data?.items ?? [], props.formData);
  return (
    <ValueCombobox
      field={props}
      label="Model"
      description="A model of the catalog, or any Hugging Face id"
      options={options}
      loading={isLoading}
    >
      {error && <LoadFailure what="models" error={error} retry={refetch} />}
      {model && <FactLines facts={modelFacts(model)} />}
      {data && props.formData && !model && (
        <FactLines
          facts={[
            'Not in the catalog: KAITO will look it up on Hugging Face; its size and licence are not known here.',
          ]}
        />
      )}
    </ValueCombobox>
  );
}

/** Form field for a model: suggests the catalog, takes any name. */
export function KaitoModelPicker(props: Props) {
  return (
    <FieldProviders>
      <ModelField {...props} />
    </FieldProviders>
  );
}
