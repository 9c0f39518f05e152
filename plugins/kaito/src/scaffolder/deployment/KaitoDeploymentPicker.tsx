import { Button, Text } from '@backstage/ui';
import { workloadKindSchema } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { useState } from 'react';
import { LoadingState } from '../../components';
import controls from '../form/controls.module.css';
import { FactLines } from '../form/FactLines';
import { errorsWithin } from '../form/fieldErrors';
import { FieldFrame } from '../form/FieldFrame';
import { isFixed } from '../form/FieldProps';
import { FieldProviders } from '../form/FieldProviders';
import { LoadFailure } from '../form/LoadFailure';
import type { deploymentPickerSchema } from '../schemas';
import { DeploymentChooser } from './DeploymentChooser';
import { clusterNotes } from '../cluster/clusterOptions';
import { deploymentFacts, fixedBy } from './deploymentWords';
import { ManualDeployment } from './ManualDeployment';
import { useChosen } from './useChosen';
import { useDeploymentList } from './useDeploymentList';

type Props = typeof deploymentPickerSchema.TProps;
type Kind = (typeof workloadKindSchema.options)[number];

/** Kinds of a template's option, without what is none; all when it names none. */
function toKinds(kinds: readonly string[] | undefined): Kind[] {
  const all = workloadKindSchema.options;
  return kinds ? all.filter(kind => kinds.includes(kind)) : [...all];
}

function DeploymentField(props: Props) {
  const { formData: value, schema, rawErrors = [] } = props;
  const options = props.uiSchema['ui:options'] ?? {};
  const { use = 'change', kinds } = options;
  const fixed = fixedBy(props.formContext?.formData, options);
  const { list, pages } = useDeploymentList({
    ...(fixed.cluster !== undefined && { cluster: [fixed.cluster] }),
    ...(fixed.namespace !== undefined && { namespace: [fixed.namespace] }),
    ...(kinds && { kind: toKinds(kinds) }),
  });
  const [byHand, setByHand] = useState(false);
  const chosen = useChosen(value, pages.data?.items);
  const needsHand = Boolean(pages.error && !pages.data);
  return (
    <FieldFrame
      title={schema.title ?? 'Deployment'}
      description={schema.description ?? 'One of those you may see'}
      required={props.required}
      errors={[...new Set([...rawErrors, ...errorsWithin(props.errorSchema)])]}
    >
      {pages.isLoading && <LoadingState label="Loading deployments" rows={3} />}
      {pages.error && (
        <LoadFailure
          what="deployments"
          error={pages.error}
          retry={pages.refetch}
        />
      )}
      {pages.data && (
        <>
          <FactLines facts={clusterNotes(pages.data.clusters)} />
          <DeploymentChooser
            list={list}
            pages={pages}
            loaded={pages.data}
            value={value}
            isFixed={isFixed(props)}
            onChange={props.onChange}
          />
        </>
      )}
      <Text as="div" variant="body-small" aria-live="polite">
        {chosen && <FactLines facts={deploymentFacts(chosen, use)} />}
      </Text>
      {!needsHand && (
        <div className={controls.row}>
          <Button
            size="small"
            variant="tertiary"
            aria-expanded={byHand}
            onPress={() => setByHand(!byHand)}
          >
            {byHand ? 'Choose from the list' : 'Name one by hand'}
          </Button>
        </div>
      )}
      {(needsHand || byHand) && (
        <ManualDeployment field={props} fixed={fixed} kinds={toKinds(kinds)} />
      )}
    </FieldFrame>
  );
}

/** Form field for a deployment that exists: to be changed, extended or retired. */
export function KaitoDeploymentPicker(props: Props) {
  return (
    <FieldProviders>
      <DeploymentField {...props} />
    </FieldProviders>
  );
}
