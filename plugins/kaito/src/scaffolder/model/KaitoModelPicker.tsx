import { Button } from '@backstage/ui';
import { useMemo, useState } from 'react';
import { useModels } from '../../hooks';
import controls from '../form/controls.module.css';
import { FactLines } from '../form/FactLines';
import { isFixed } from '../form/FieldProps';
import { FieldProviders } from '../form/FieldProviders';
import { LoadFailure } from '../form/LoadFailure';
import { ValueCombobox } from '../form/ValueCombobox';
import type { modelPickerSchema } from '../schemas';
import { ModelBrowser } from './ModelBrowser';
import { modelFacts, modelOptions, pickModel } from './modelOptions';

type Props = typeof modelPickerSchema.TProps;

function ModelField(props: Props) {
  const { data, error, isLoading, refetch } = useModels();
  const tuning = props.uiSchema['ui:options']?.use === 'tuning';
  const models = useMemo(
    () => (data?.items ?? []).filter(model => !tuning || model.tuning),
    [data, tuning],
  );
  const options = useMemo(() => modelOptions(models), [models]);
  const model = pickModel(data?.items ?? [], props.formData);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <ValueCombobox
        field={props}
        label="Model"
        description={
          tuning
            ? 'A model of the catalog that KAITO can tune'
            : 'A model of the catalog, or any Hugging Face id'
        }
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
      {models.length > 0 && (
        <div className={controls.row}>
          <Button
            size="small"
            variant="secondary"
            aria-expanded={isOpen}
            onPress={() => setOpen(!isOpen)}
          >
            {isOpen ? 'Close the catalog' : 'Browse the catalog'}
          </Button>
        </div>
      )}
      {isOpen && (
        <div className={controls.panel}>
          <ModelBrowser
            models={models}
            chosen={model?.name}
            isFixed={isFixed(props)}
            onChoose={props.onChange}
          />
        </div>
      )}
    </>
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
