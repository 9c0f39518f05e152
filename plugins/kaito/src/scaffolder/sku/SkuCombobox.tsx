import { useMemo } from 'react';
import { findModel } from '@kaito-portal/backstage-plugin-kaito-common/models';
import {
  findSku,
  listSkus,
  type SkuCloud,
} from '@kaito-portal/backstage-plugin-kaito-common/skus';
import { FactLines } from '../form/FactLines';
import { ValueCombobox, type ValueFieldProps } from '../form/ValueCombobox';
import { cloudProblem, describeSku, fitOf, skuOptions } from './skuOptions';

/** A machine type to pick or to name: each is sized for a model, and those that cannot carry it are held back. */
export function SkuCombobox(props: {
  field: ValueFieldProps;
  modelName: string | undefined;
  cloud?: SkuCloud;
}) {
  const { field, modelName, cloud } = props;
  const model = modelName ? findModel(modelName) : undefined;
  const options = useMemo(
    () => skuOptions(listSkus(cloud), model),
    [cloud, model],
  );
  const sku = field.formData ? findSku(field.formData) : undefined;
  const wrongCloud = cloudProblem(sku, cloud);
  const fit = sku && fitOf(sku, model);
  return (
    <ValueCombobox
      field={field}
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
      {field.formData && !sku && (
        <FactLines
          facts={['Not in KAITO’s table: its GPUs are not known here.']}
        />
      )}
    </ValueCombobox>
  );
}
