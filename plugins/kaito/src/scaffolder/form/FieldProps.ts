/** The part of a form field's props that fields of ours use, whatever they hold. */
export interface FieldProps<T> {
  formData?: T;
  onChange(value: T | undefined): void;
  required?: boolean;
  disabled?: boolean;
  readonly?: boolean;
  rawErrors?: string[];
  /** What is wrong further down, in the shape of the value. */
  errorSchema?: unknown;
  schema: { title?: string; description?: string };
  /** Where the Scaffolder puts what the whole form holds. */
  formContext?: { formData?: unknown };
}

/** Whether a field may not be changed. */
export const isFixed = (field: { disabled?: boolean; readonly?: boolean }) =>
  Boolean(field.disabled || field.readonly);
