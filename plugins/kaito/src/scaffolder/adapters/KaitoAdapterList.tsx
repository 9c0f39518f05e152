import { Button, Text } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import { useRef } from 'react';
import controls from '../form/controls.module.css';
import { errorsWithin } from '../form/fieldErrors';
import { FieldFrame } from '../form/FieldFrame';
import { isFixed } from '../form/FieldProps';
import { FieldProviders } from '../form/FieldProviders';
import { clusterIn, textAt } from '../form/formValues';
import type { adapterListSchema } from '../schemas';
import { AdapterRow } from './AdapterRow';
import styles from './Adapters.module.css';
import { adapterProblems, MOST_ADAPTERS, moveAdapter } from './adapterValue';

type Props = typeof adapterListSchema.TProps;

/** Keys for rows, which have no identity of their own, so that moving one does not mix up what is typed. */
function useRowKeys(count: number) {
  const next = useRef(0);
  const keys = useRef<number[]>([]);
  while (keys.current.length < count) {
    keys.current.push(next.current++);
  }
  keys.current.length = count;
  return keys;
}

function AdapterListField(props: Props) {
  const { formData, schema, onChange, rawErrors = [] } = props;
  const adapters = formData ?? [];
  const keys = useRowKeys(adapters.length);
  const form: unknown = props.formContext?.formData;
  const options = props.uiSchema['ui:options'] ?? {};
  const fixed = isFixed(props);
  const withStrength =
    textAt(form, options.runtimeField ?? 'runtime') === 'transformers';
  const most = Math.min(options.maxAdapters ?? MOST_ADAPTERS, MOST_ADAPTERS);
  return (
    <FieldFrame
      title={schema.title ?? 'Adapters'}
      description={
        schema.description ?? `LoRA adapters beside the model, at most ${most}`
      }
      required={props.required}
      errors={[...new Set([...rawErrors, ...errorsWithin(props.errorSchema)])]}
    >
      <ol className={styles.list}>
        {adapters.map((adapter, index) => (
          <AdapterRow
            key={keys.current[index]}
            adapter={adapter}
            position={index}
            count={adapters.length}
            problems={adapterProblems(
              adapter,
              adapters.slice(0, index).map(({ name }) => name),
            )}
            isFixed={fixed}
            withStrength={withStrength || adapter.strength !== undefined}
            cluster={clusterIn(form, options.clusterField)}
            namespace={textAt(form, options.namespaceField ?? 'namespace')}
            onChange={part =>
              onChange(
                adapters.map((other, i) =>
                  i === index ? { ...other, ...part } : other,
                ),
              )
            }
            onMove={by => {
              keys.current = moveAdapter(keys.current, index, index + by);
              onChange(moveAdapter(adapters, index, index + by));
            }}
            onRemove={() => {
              keys.current.splice(index, 1);
              onChange(adapters.filter((_, i) => i !== index));
            }}
          />
        ))}
      </ol>
      <div className={controls.row}>
        <Button
          size="small"
          variant="secondary"
          iconStart={<RiAddLine aria-hidden="true" />}
          isDisabled={fixed || adapters.length >= most}
          onPress={() => onChange([...adapters, {}])}
        >
          Add an adapter
        </Button>
        {adapters.length >= most && (
          <Text variant="body-small" color="secondary">
            {`KAITO takes at most ${most}.`}
          </Text>
        )}
      </div>
    </FieldFrame>
  );
}

/** Form field for LoRA adapters: added, removed and put in order. */
export function KaitoAdapterList(props: Props) {
  return (
    <FieldProviders>
      <AdapterListField {...props} />
    </FieldProviders>
  );
}
