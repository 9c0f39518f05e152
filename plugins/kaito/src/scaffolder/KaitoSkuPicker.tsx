import { useMemo } from 'react';
import { findModel } from '@kaito-portal/backstage-plugin-kaito-common/models';
import {
  findSku,
  listSkus,
} from '@kaito-portal/backstage-plugin-kaito-common/skus';
import { FactLines } from './FactLines';
import { DEFAULT_MODEL_FIELD, skuPickerSchema } from './schemas';
import { cloudProblem, describeSku, fitOf, skuOptions } from './skuOptions';
import { ValueCombobox } from './ValueCombobox';

type Props = typeof skuPickerSchema.TProps;

/** The model chosen elsewhere in the form. */
function chosenModel(props: Props): string | undefined {
  const form: unknown = props.formContext?.formData;
  const field = props.uiSchema['ui:options']?.modelField ?? DEFAULT_MODEL_FIELD;
  const value = (form as Record<string, unknown> | undefined)?.[field];
  return typeof value === 'string' ? value : undefined;
}

/** Form field for a machine type: sizes each for the chosen model and holds back those that cannot carry it. */
export function KaitoSkuPicker(props: Props) {
  const cloud = props.uiSchema['ui:options']?.cloud;
  const modelName = chosenModel(props);
  const model = modelName ? findModel(modelName) : undefined;
  const options = useMemo(
    () => skuOptions(listSkus(cloud), model),
    [cloud, model],
  );
  const sku = props.formData ? findSku(props.formData) : undefined;
  const wrongCloud = cloudProblem(sku, cloud);
  const fit = sku && fitOf(sku, model);
  return (
    <ValueCombobox
      field={props}
      label="Machine type"
      description={
        model
          ? `Sized for ${model.name} by KAITO's formula`
          : 'Choose a model first to see how many nodes it needs'
      }
      options={options}
      loading={false}
    >
      {wrongCloud && <FactLines facts={[wrongCloud]} />}
      {fit && (
        <FactLines
          facts={[
            describeSku(sku, fit),
            ...(fit.kind === 'fits' ? fit.warnings : []),
          ]}
        />
      )}
      {props.formData && !sku && (
        <FactLines
          facts={['Not in KAITO’s table: its GPUs are not known here.']}
        />
      )}
    </ValueCombobox>
  );
}
