import { Text } from '@backstage/ui';
import { workloadRefSchema } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { FactLines } from '../form/FactLines';
import {
  deploymentFacts,
  type DeploymentEdit,
  type DeploymentValue,
} from '../deployment/deploymentWords';
import { useChosen } from '../deployment/useChosen';
import { EditChecksSection } from './ChecksSection';
import { EditSection } from './RepositorySection';
import { useEdit } from './useEdit';

const NONE: never[] = [];

/** What is about to be done with a deployment that exists, what stands in its way, and what it changes in the repository. */
export function DeploymentReview(props: {
  value: DeploymentValue;
  use: DeploymentEdit;
  /** The `changes` of the step that makes them, as the template writes them. */
  changes: unknown;
  form: unknown;
}) {
  const { value, use } = props;
  const workload = useChosen(value, NONE);
  const edit = useEdit(use, props.changes, props.form);
  const ref = workloadRefSchema.safeParse(value).data;
  return (
    <>
      {workload ? (
        <FactLines facts={deploymentFacts(workload, use)} />
      ) : (
        <Text as="p">
          {`${value.kind ?? 'The deployment'} ${value.name} in ${
            value.namespace
          } on ${value.cluster}. The portal cannot show it now.`}
        </Text>
      )}
      {edit?.kind === 'nothing' && (
        <Text as="p">
          Nothing is to change yet: go back and fill in what is to be different.
        </Text>
      )}
      {edit?.kind === 'unknown' && (
        <Text as="p">
          What changes in the repository is worked out when the pull request is
          made.
        </Text>
      )}
      {ref && edit?.kind === 'ready' && (
        <>
          {edit.request.action === 'change' && (
            <EditChecksSection
              workloadRef={ref}
              request={{ changes: edit.request.changes }}
            />
          )}
          <EditSection workloadRef={ref} request={edit.request} />
        </>
      )}
    </>
  );
}
