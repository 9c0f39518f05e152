import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';
import {
  controllerContainer,
  flagsOf,
  variablesOf,
} from '@kaito-portal/backstage-plugin-kaito-common/installation';
import { hasKaitoLabel, isMadeByKaito } from './owners';
import { pick, pickConditions, thin, type Loose } from './pick';

const replicaCounts = (status: Loose | undefined) =>
  pick(
    status,
    'observedGeneration',
    'replicas',
    'readyReplicas',
    'updatedReplicas',
    'availableReplicas',
  );

const replicated = (object: KubeObject, template?: Loose) => {
  const { spec, status } = object as Loose;
  return thin<KubeObject>(object, {
    spec: { ...pick(spec, 'replicas'), ...(template && { template }) },
    status: {
      ...replicaCounts(status),
      conditions: pickConditions(status?.conditions),
    },
  });
};

/** A StatefulSet that runs a model: how many pods it wants and has. Never its pod template. */
export function reduceStatefulSet(object: KubeObject): KubeObject | undefined {
  return isMadeByKaito(object) || hasKaitoLabel(object)
    ? replicated(object)
    : undefined;
}

/** Of the controller's container its image, and those flags and variables that say how KAITO works. */
function reduceController(object: KubeObject): Loose | undefined {
  const container = controllerContainer(object);
  return (
    container && {
      spec: {
        containers: [
          {
            ...pick(container, 'name', 'image'),
            args: Object.entries(flagsOf(container)).map(
              ([flag, value]) => `--${flag}=${value}`,
            ),
            env: Object.entries(variablesOf(container)).map(
              ([name, value]) => ({ name, value }),
            ),
          },
        ],
      },
    }
  );
}

/** The Deployment of KAITO's controller, cut to what it says about the installation, or one a RAGEngine made. No other. */
export function reduceDeployment(object: KubeObject): KubeObject | undefined {
  const controller = reduceController(object);
  return controller || isMadeByKaito(object)
    ? replicated(object, controller)
    : undefined;
}
