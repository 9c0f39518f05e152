import { Button, TextField } from '@backstage/ui';
import { useState } from 'react';
import styles from './Parts.module.css';

/** Where something is given a name. */
export function NameForm(props: {
  /** What is named. */
  label: string;
  /** What to begin with. */
  name: string;
  maxLength: number;
  /** What no name means; it is not taken where that is not said. */
  emptyWords?: string;
  /** On the button. */
  act: string;
  onName(name: string): void;
  onLeave(): void;
}) {
  const [name, setName] = useState(props.name);
  const given = name.trim();
  const can = given !== '' || props.emptyWords !== undefined;
  return (
    <form
      className={styles.form}
      onSubmit={event => {
        event.preventDefault();
        if (can) {
          props.onName(given);
        }
      }}
    >
      <TextField
        label={props.label}
        description={props.emptyWords}
        // The person asked for it to be opened.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        maxLength={props.maxLength}
        value={name}
        onChange={setName}
      />
      <div className={styles.acts}>
        <Button type="submit" size="small" isDisabled={!can}>
          {props.act}
        </Button>
        <Button size="small" variant="tertiary" onPress={props.onLeave}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
