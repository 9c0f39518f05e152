import { ButtonIcon, NumberField, Text, TextField } from '@backstage/ui';
import {
  RiArrowDownLine,
  RiArrowUpLine,
  RiDeleteBinLine,
} from '@remixicon/react';
import controls from '../form/controls.module.css';
import { SecretCombobox } from '../secret/SecretCombobox';
import styles from './Adapters.module.css';
import type { AdapterValue } from './adapterValue';

/** One adapter of the list. */
export function AdapterRow(props: {
  adapter: AdapterValue;
  position: number;
  count: number;
  problems: Partial<Record<keyof AdapterValue, string>>;
  isFixed: boolean;
  withStrength: boolean;
  cluster: string | undefined;
  namespace: string | undefined;
  onChange(part: AdapterValue): void;
  onMove(by: number): void;
  onRemove(): void;
}) {
  const { adapter, position, problems, isFixed } = props;
  const title = `Adapter ${position + 1}`;
  const [secret] = adapter.imagePullSecrets ?? [];
  const input = (field: 'name' | 'image', label: string, help: string) => {
    // What is still empty is not wrong yet.
    const problem = adapter[field] ? problems[field] : undefined;
    return (
      <TextField
        size="medium"
        label={label}
        description={problem ? `${help} – ${problem}` : help}
        value={adapter[field] ?? ''}
        isRequired
        isDisabled={isFixed}
        isInvalid={problem !== undefined}
        validationBehavior="aria"
        onChange={text => props.onChange({ [field]: text || undefined })}
      />
    );
  };
  return (
    <li className={styles.adapter} aria-label={title}>
      <div className={styles.head}>
        <Text weight="bold">{title}</Text>
        <span className={controls.row}>
          <ButtonIcon
            size="small"
            variant="tertiary"
            icon={<RiArrowUpLine aria-hidden="true" />}
            aria-label={`Move ${title} up`}
            isDisabled={isFixed || position === 0}
            onPress={() => props.onMove(-1)}
          />
          <ButtonIcon
            size="small"
            variant="tertiary"
            icon={<RiArrowDownLine aria-hidden="true" />}
            aria-label={`Move ${title} down`}
            isDisabled={isFixed || position === props.count - 1}
            onPress={() => props.onMove(1)}
          />
          <ButtonIcon
            size="small"
            variant="tertiary"
            icon={<RiDeleteBinLine aria-hidden="true" />}
            aria-label={`Remove ${title}`}
            isDisabled={isFixed}
            onPress={props.onRemove}
          />
        </span>
      </div>
      <div className={controls.grid}>
        {input('name', 'Name', 'Callers ask for the adapter by it')}
        {input(
          'image',
          'Image',
          'Holds it under /data, as fine-tuning pushes it',
        )}
        {props.withStrength && (
          <NumberField
            size="medium"
            label="Strength"
            description="Between 0 and 1; 1 when left out"
            minValue={0}
            maxValue={1}
            step={0.1}
            validationBehavior="aria"
            value={adapter.strength ?? Number.NaN}
            isDisabled={isFixed}
            onChange={value =>
              props.onChange({
                strength: Number.isNaN(value) ? undefined : value,
              })
            }
          />
        )}
        <SecretCombobox
          field={{
            formData: secret,
            disabled: isFixed,
            schema: {
              title: 'Secret to pull it with',
              description: 'Only for a registry that asks who pulls',
            },
            onChange: value =>
              props.onChange({ imagePullSecrets: value ? [value] : undefined }),
          }}
          cluster={props.cluster}
          namespace={props.namespace}
        />
      </div>
    </li>
  );
}
