import { Text } from '@backstage/ui';
import { useId, type ReactNode } from 'react';
import { Message } from '../../components';
import styles from './ValueCombobox.module.css';

/** A field of several controls under one title, with what is wrong with it. */
export function FieldFrame(props: {
  title: string;
  description?: ReactNode;
  required?: boolean;
  errors?: readonly string[];
  /** `radiogroup` when its controls are radio buttons; their name is then the title. */
  role?: 'group' | 'radiogroup';
  children: ReactNode;
}) {
  const { role = 'group', errors = [] } = props;
  const id = useId();
  const titleId = `${id}-title`;
  const helpId = `${id}-help`;
  return (
    <div
      className={styles.field}
      role={role}
      aria-labelledby={titleId}
      aria-describedby={helpId}
      {...(role === 'radiogroup' && {
        'aria-required': props.required,
        'aria-invalid': errors.length > 0 || undefined,
      })}
    >
      <div>
        <Text as="h3" variant="body-medium" weight="bold" id={titleId}>
          {props.title}
          {props.required && <span aria-hidden="true"> *</span>}
        </Text>
        <div id={helpId}>
          {props.description && (
            <Text as="p" variant="body-small" color="secondary">
              {props.description}
            </Text>
          )}
          {errors.map(error => (
            <Text key={error} as="p" variant="body-small" color="danger">
              <Message text={error} />
            </Text>
          ))}
        </div>
      </div>
      {props.children}
    </div>
  );
}
