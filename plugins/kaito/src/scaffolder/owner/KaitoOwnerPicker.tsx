import { useDeferredValue, useEffect, useMemo, useRef } from 'react';
import { FactLines } from '../form/FactLines';
import { isFixed } from '../form/FieldProps';
import { FieldProviders } from '../form/FieldProviders';
import { LoadFailure } from '../form/LoadFailure';
import { ValueCombobox } from '../form/ValueCombobox';
import type { ownerPickerSchema } from '../schemas';
import { ownerOptions } from './ownerOptions';
import { useGroups } from './useGroups';

type Props = typeof ownerPickerSchema.TProps;

/** Fills in the person's only team, once: whoever empties the field means it. */
function usePreselection(props: Props, mine: readonly string[] | undefined) {
  const done = useRef(props.formData !== undefined);
  const { preselect = true } = props.uiSchema['ui:options'] ?? {};
  const { onChange } = props;
  const only = mine?.length === 1 ? mine[0] : undefined;
  const mayFill = preselect && !isFixed(props) && props.formData === undefined;
  useEffect(() => {
    if (only && mayFill && !done.current) {
      done.current = true;
      onChange(only);
    }
  }, [only, mayFill, onChange]);
}

function OwnerField(props: Props) {
  const typed = useDeferredValue(props.formData ?? '');
  const { data, error, isPending, refetch } = useGroups(typed);
  usePreselection(props, data?.mine);
  const options = useMemo(
    () => ownerOptions(data?.groups ?? [], data?.mine ?? []),
    [data],
  );
  const chosen = options.find(({ id }) => id === props.formData);
  return (
    <ValueCombobox
      field={props}
      label="Owner"
      description="The team that answers for it"
      options={options}
      loading={isPending}
    >
      {error && (
        <LoadFailure what="teams" error={error} retry={() => refetch()} />
      )}
      {chosen && <FactLines facts={[chosen.description]} />}
      {data && data.mine.length === 0 && !props.formData && (
        <FactLines
          facts={[
            'The catalog knows no team of yours. Choose the one that answers for it.',
          ]}
        />
      )}
    </ValueCombobox>
  );
}

/** Form field for a team: the person's own first. */
export function KaitoOwnerPicker(props: Props) {
  return (
    <FieldProviders>
      <OwnerField {...props} />
    </FieldProviders>
  );
}
