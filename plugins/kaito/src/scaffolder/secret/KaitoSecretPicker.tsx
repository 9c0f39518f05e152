import { FieldProviders } from '../form/FieldProviders';
import { clusterIn, textAt } from '../form/formValues';
import type { secretPickerSchema } from '../schemas';
import { SecretCombobox } from './SecretCombobox';

type Props = typeof secretPickerSchema.TProps;

/** Form field for the name of a Secret: suggests those in use, refuses a token. */
export function KaitoSecretPicker(props: Props) {
  const form: unknown = props.formContext?.formData;
  const {
    clusterField,
    namespaceField = 'namespace',
    secretKey,
  } = props.uiSchema['ui:options'] ?? {};
  return (
    <FieldProviders>
      <SecretCombobox
        field={props}
        cluster={clusterIn(form, clusterField)}
        namespace={textAt(form, namespaceField)}
        secretKey={secretKey}
      />
    </FieldProviders>
  );
}
