import fc from 'fast-check';
import {
  type ClusterSetupInput,
  gatesOf,
  isOnByDefault,
  SETUP_RELEASES,
  CLOUDS,
  AGENTS,
} from '..';

/** The least a person writes. */
export const WISH: ClusterSetupInput = {
  cluster: 'aks-weu-dev',
  owner: 'group:default/platform',
  purpose: 'Serve models in development',
  agent: 'flux',
};

const label = fc.stringMatching(/^[a-z]([a-z0-9-]{0,10}[a-z0-9])?$/);

/** A choice of gates that goes together: what a gate needs is on, what its place forbids is off. */
function consistent(
  release: (typeof SETUP_RELEASES)[number],
  wished: boolean[],
  place: { cloud: string; provisioner: string },
): Record<string, boolean> {
  const gates = gatesOf(release);
  const on: Record<string, boolean> = {};
  gates.forEach((gate, index) => {
    on[gate.name] =
      wished[index] &&
      (!gate.provisioner || gate.provisioner === place.provisioner) &&
      (!gate.cloud || gate.cloud === place.cloud);
  });
  const need = (name: string) => {
    on[name] = true;
    gates.find(gate => gate.name === name)!.needs.forEach(need);
  };
  gates.filter(({ name }) => on[name]).forEach(({ name }) => need(name));
  return on;
}

const chartSetup: fc.Arbitrary<ClusterSetupInput> = fc
  .record({
    release: fc.constantFrom(...SETUP_RELEASES),
    cloud: fc.constantFrom(...CLOUDS),
  })
  .chain(({ release, cloud }) =>
    fc
      .record({
        provisioner: fc.constantFrom(...release.provisioners[cloud]),
        wished: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
        ragEngine: fc.boolean(),
        gpuOperator: fc.boolean(),
        autoscaling: fc.constantFrom('none', 'keda', 'keda-add-on' as const),
        pool: fc.boolean(),
      })
      .map(({ provisioner, wished, autoscaling, pool, ...rest }) => {
        const gates = consistent(release, wished, { cloud, provisioner });
        const scaled =
          gates.enableInferenceSetController &&
          (autoscaling !== 'keda-add-on' || cloud === 'azure');
        return {
          ...WISH,
          cloud,
          chart: {
            version: release.version,
            provisioner,
            gates,
            autoscaling: scaled ? autoscaling : 'none',
            ...rest,
          },
          ...(pool &&
            provisioner === 'byo' && {
              nodePool: { name: 'h100', nodes: 2 },
            }),
        } as ClusterSetupInput;
      }),
  );

const otherSetup: fc.Arbitrary<ClusterSetupInput> = fc
  .constantFrom('aks-add-on', 'none' as const)
  .map(install => ({ ...WISH, install } as ClusterSetupInput));

/** Any setup that can be carried out. */
export const anySetup: fc.Arbitrary<ClusterSetupInput> = fc
  .tuple(
    fc.oneof({ weight: 4, arbitrary: chartSetup }, otherSetup),
    fc.record({
      agent: fc.constantFrom(...AGENTS),
      cluster: fc.stringMatching(/^[A-Za-z0-9]([A-Za-z0-9_-]{0,20}[a-z0-9])?$/),
      owner: label.map(name => `group:default/${name}`),
      purpose: fc
        .string({ minLength: 1, maxLength: 60 })
        .filter(text => text.trim() !== ''),
      portal: fc.record({
        signsIn: fc.constantFrom('token', 'inside' as const),
        logsNamespaces: fc.array(label, { maxLength: 3 }),
        invokeNamespaces: fc.array(label, { maxLength: 3 }),
        ragNamespaces: fc.array(label, { maxLength: 3 }),
        secretsNamespaces: fc.array(label, { maxLength: 3 }),
      }),
    }),
  )
  .chain(([setup, place]) =>
    fc.option(fc.uuid()).map(objectId => ({
      ...setup,
      ...place,
      portal:
        objectId && setup.cloud !== 'aws'
          ? { ...place.portal, signsIn: 'entra' as const, objectId }
          : place.portal,
    })),
  );

/** Gates of a release that are on by themselves. */
export const defaultsOf = (release: (typeof SETUP_RELEASES)[number]) =>
  gatesOf(release)
    .filter(gate => isOnByDefault(gate, release))
    .map(({ name }) => name);
