import { Combobox, Text } from '@backstage/ui';
import { useMemo, useState, type ReactNode } from 'react';
import styles from './ValueCombobox.module.css';

/** A value to pick, with facts that help to choose. */
export interface ValueOption {
  /** The value itself; also what is shown, so that typing it and picking it are the same. */
  id: string;
  description: string;
  disabled?: boolean;
}

/** The part of a form field's props that a text value needs. */
export interface ValueFieldProps {
  formData?: string;
  onChange(value: string | undefined): void;
  required?: boolean;
  disabled?: boolean;
  readonly?: boolean;
  rawErrors?: string[];
  schema: { title?: string; description?: string };
}

/** A text field with suggestions: pick one or type any value. What is below it is for facts and failures. */
export function ValueCombobox(props: {
  field: ValueFieldProps;
  label: string;
  description: string;
  options: ValueOption[];
  loading: boolean;
  children?: ReactNode;
}) {
  const { field, options } = props;
  const value = field.formData ?? '';
  const items = useMemo(
    () => options.map(option => ({ ...option, label: option.id })),
    [options],
  );
  const isWhole = (text: string) => items.some(({ id }) => id === text);
  // What is in the box narrows the list once one types. It must not grow while it closes behind a choice: the browser
  // would call that an error, and a development server covers the page with it.
  const [narrowed, setNarrowed] = useState(false);
  const setValue = (text: string) => {
    setNarrowed(true);
    if (text !== value) {
      field.onChange(text.trim() === '' ? undefined : text);
    }
  };
  return (
    <div className={styles.field}>
      <Combobox
        size="medium"
        label={field.schema.title ?? props.label}
        description={field.schema.description ?? props.description}
        options={items}
        disabledKeys={options
          .filter(option => option.disabled)
          .map(option => option.id)}
        search={{
          inputValue: value,
          onInputChange: setValue,
          filter: (item, query) =>
            !narrowed ||
            `${item.label} ${item.description ?? ''}`
              .toLocaleLowerCase()
              .includes(query.trim().toLocaleLowerCase()),
        }}
        loading={props.loading ? { state: 'loading' } : undefined}
        allowsCustomValue
        // With a whole value in the box the list opens complete, for a second thought.
        onOpenChange={(isOpen, trigger) =>
          isOpen && setNarrowed(trigger === 'input' || !isWhole(value))
        }
        isRequired={field.required}
        isDisabled={field.disabled}
        isReadOnly={field.readonly}
        isInvalid={Boolean(field.rawErrors?.length)}
        // The form checks by itself; the browser would not let a mended form be sent again.
        validationBehavior="aria"
        onChange={key => {
          if (key !== null) {
            setValue(String(key));
          }
        }}
      />
      <Text as="div" variant="body-small" aria-live="polite">
        {props.children}
      </Text>
    </div>
  );
}
