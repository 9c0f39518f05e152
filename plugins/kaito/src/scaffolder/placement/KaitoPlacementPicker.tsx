import { Button, Text } from '@backstage/ui';
import { useState } from 'react';
import { LoadingState } from '../../components';
import { useKaitoQuery } from '../../hooks';
import { errorsWithin } from '../form/fieldErrors';
import { FieldFrame } from '../form/FieldFrame';
import { isFixed } from '../form/FieldProps';
import { FieldProviders } from '../form/FieldProviders';
import { textAt, valueAt } from '../form/formValues';
import { LoadFailure } from '../form/LoadFailure';
import { DEFAULT_MODEL_FIELD, type placementPickerSchema } from '../schemas';
import { ManualPlacement } from './ManualPlacement';
import controls from '../form/controls.module.css';
import { PlacementChooser } from './PlacementChooser';
import { placementValueOf, samePlacement } from './PlacementValue';

type Props = typeof placementPickerSchema.TProps;

/** Milliseconds between questions: a form is open for minutes, and room changes. */
const FIT_MS = 30_000;

/** What the rest of the form says about the place. */
function readForm(props: Props) {
  const form: unknown = props.formContext?.formData;
  const options = props.uiSchema['ui:options'] ?? {};
  const tokens = valueAt(form, options.contextField ?? 'contextTokens');
  return {
    model: textAt(form, options.modelField ?? DEFAULT_MODEL_FIELD),
    owner: textAt(form, options.ownerField ?? 'owner'),
    contextTokens:
      typeof tokens === 'number' && Number.isInteger(tokens) && tokens > 0
        ? tokens
        : undefined,
  };
}

function PlacementField(props: Props) {
  const { formData: value, schema, rawErrors = [] } = props;
  const { model, owner, contextTokens } = readForm(props);
  const query = useKaitoQuery(
    ['capacity', 'fit', model, owner, contextTokens],
    (api, signal) =>
      api.getFit({ model: model!, owner, contextTokens }, { signal }),
    { enabled: model !== undefined, pollMs: FIT_MS },
  );
  const isUnknown =
    value?.cluster !== undefined &&
    query.data !== undefined &&
    !query.data.items.some(place =>
      samePlacement(placementValueOf(place), value),
    );
  const [byHand, setByHand] = useState(false);
  const needsHand = !model || Boolean(query.error) || isUnknown;
  return (
    <FieldFrame
      title={schema.title ?? 'Place'}
      description={
        schema.description ??
        'Cluster and machines. What it takes is estimated, what is free is measured.'
      }
      required={props.required}
      errors={[...new Set([...rawErrors, ...errorsWithin(props.errorSchema)])]}
    >
      {!model && (
        <Text as="p" role="status">
          Choose a model to see where there is room for it.
        </Text>
      )}
      {model && query.isLoading && (
        <LoadingState label={`Loading places for ${model}`} rows={3} />
      )}
      {query.error && (
        <LoadFailure what="places" error={query.error} retry={query.refetch} />
      )}
      {model && query.data && (
        <PlacementChooser
          model={model}
          places={query.data}
          value={value}
          isFixed={isFixed(props)}
          onChange={props.onChange}
        />
      )}
      {!needsHand && (
        <div className={controls.row}>
          <Button
            size="small"
            variant="tertiary"
            aria-expanded={byHand}
            onPress={() => setByHand(!byHand)}
          >
            {byHand ? 'Choose from the places' : 'Name another place'}
          </Button>
        </div>
      )}
      {(needsHand || byHand) && (
        <ManualPlacement field={props} modelName={model} />
      )}
    </FieldFrame>
  );
}

/** Form field for a place: clusters against machine types with room, price and what stands against each. */
export function KaitoPlacementPicker(props: Props) {
  return (
    <FieldProviders>
      <PlacementField {...props} />
    </FieldProviders>
  );
}
