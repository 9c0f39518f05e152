import { Button } from '@backstage/ui';
import { useRef, type ReactElement } from 'react';

/** A button that lets one choose files; the same may be chosen again. */
export function FileButton(props: {
  /** What is on the button. */
  text: string;
  /** What the files are. */
  label: string;
  /** File types, comma-separated. */
  accept: string;
  multiple?: boolean;
  isDisabled?: boolean;
  variant?: 'secondary' | 'tertiary';
  icon?: ReactElement;
  onChoose(files: File[]): void;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept={props.accept}
        multiple={props.multiple}
        aria-label={props.label}
        onChange={event => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          if (files.length > 0) {
            props.onChoose(files);
          }
        }}
      />
      <Button
        size="small"
        variant={props.variant ?? 'tertiary'}
        isDisabled={props.isDisabled}
        iconStart={props.icon}
        onPress={() => input.current?.click()}
      >
        {props.text}
      </Button>
    </>
  );
}
