import { Text } from '@backstage/ui';
import { FactLines } from '../form/FactLines';
import {
  deploymentFacts,
  type DeploymentUse,
  type DeploymentValue,
} from '../deployment/deploymentWords';
import { useChosen } from '../deployment/useChosen';

const NONE: never[] = [];

/** What is about to be done with a deployment that exists. */
export function DeploymentReview(props: {
  value: DeploymentValue;
  use: DeploymentUse;
}) {
  const { value, use } = props;
  const workload = useChosen(value, NONE);
  return workload ? (
    <FactLines facts={deploymentFacts(workload, use)} />
  ) : (
    <Text as="p">
      {`${value.kind ?? 'The deployment'} ${value.name} in ${
        value.namespace
      } on ${
        value.cluster
      }. The portal cannot show it now; whether the repository holds it is found out when the pull request is made.`}
    </Text>
  );
}
