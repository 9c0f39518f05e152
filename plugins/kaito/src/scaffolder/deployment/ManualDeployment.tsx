import { Select, TextField } from '@backstage/ui';
import { ClusterCombobox } from '../cluster/ClusterCombobox';
import controls from '../form/controls.module.css';
import { type FieldProps, isFixed } from '../form/FieldProps';
import type { DeploymentValue, FixedPart } from './deploymentWords';

/** A deployment by name, for one the portal does not know or cannot list now. */
export function ManualDeployment(props: {
  field: FieldProps<DeploymentValue>;
  fixed: FixedPart;
  kinds: readonly string[];
}) {
  const { field, kinds } = props;
  const { cluster, kind, namespace, name } = field.formData ?? {};
  const fixed = isFixed(field);
  const [only, ...others] = kinds;
  const change = (part: DeploymentValue) =>
    field.onChange({
      ...(others.length === 0 && { kind: only }),
      ...field.formData,
      ...props.fixed,
      ...part,
    });
  const textField = (
    label: string,
    value: string | undefined,
    set: (text: string | undefined) => void,
  ) => (
    <TextField
      size="medium"
      label={label}
      value={value ?? ''}
      isDisabled={fixed}
      validationBehavior="aria"
      onChange={text => set(text || undefined)}
    />
  );
  return (
    <div className={controls.grid}>
      {props.fixed.cluster === undefined && (
        <ClusterCombobox
          field={{
            disabled: fixed,
            schema: { description: 'By its name in the portal' },
            formData: cluster,
            onChange: value => change({ cluster: value }),
          }}
        />
      )}
      {others.length > 0 && (
        <Select
          label="Kind"
          size="medium"
          options={kinds.map(value => ({ value, label: value }))}
          value={kind ?? null}
          isDisabled={fixed}
          onChange={key => change({ kind: String(key) })}
        />
      )}
      {props.fixed.namespace === undefined &&
        textField('Namespace', namespace, text => change({ namespace: text }))}
      {textField('Name', name, text => change({ name: text }))}
    </div>
  );
}
