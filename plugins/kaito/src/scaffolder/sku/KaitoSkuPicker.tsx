import { textAt } from '../form/formValues';
import { DEFAULT_MODEL_FIELD, type skuPickerSchema } from '../schemas';
import { SkuCombobox } from './SkuCombobox';

/** Form field for a machine type: sizes each for the chosen model and holds back those that cannot carry it. */
export function KaitoSkuPicker(props: typeof skuPickerSchema.TProps) {
  const { cloud, modelField = DEFAULT_MODEL_FIELD } =
    props.uiSchema['ui:options'] ?? {};
  return (
    <SkuCombobox
      field={props}
      modelName={textAt(props.formContext?.formData, modelField)}
      cloud={cloud}
    />
  );
}
