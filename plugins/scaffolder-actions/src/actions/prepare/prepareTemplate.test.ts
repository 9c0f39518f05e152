import {
  CLOUDS,
  gatesOf,
  isOnByDefault,
  SETUP_RELEASES,
} from '@kaito-portal/backstage-plugin-kaito-common/cluster-setup';
import { readTemplates } from '../../__testUtils__/templates';

const { spec } = readTemplates().find(
  ({ metadata }) => metadata.name === 'prepare-cluster',
)!;
const [, page] = spec.parameters as any[];
const chart = page.dependencies.install.oneOf.find((branch: any) =>
  branch.properties.install.enum.includes('chart'),
);
/** What the form asks once one of its fields has a value. */
const askedWith = (field: string, value: string) =>
  chart.dependencies[field].oneOf.find((branch: any) =>
    branch.properties[field].enum.includes(value),
  ).properties;

describe('the form that prepares a cluster', () => {
  it('offers the releases there are, the newest first', () => {
    const { enum: offered, default: first } = chart.properties.kaitoVersion;
    expect(offered).toEqual(SETUP_RELEASES.map(({ version }) => version));
    expect(first).toBe(offered[0]);
  });

  it.each(SETUP_RELEASES.map(release => [release.version, release] as const))(
    'offers the gates %s has, each as it is by default',
    (version, release) => {
      const { kaitoVersion, ...fields } = askedWith('kaitoVersion', version);
      const offered = Object.entries(fields).map(([name, field]: any) => [
        name,
        field.default,
      ]);
      expect(offered).toEqual(
        gatesOf(release).map(gate => [gate.name, isOnByDefault(gate, release)]),
      );
    },
  );

  it.each(CLOUDS)('offers the ways to GPU nodes of the newest in %s', cloud => {
    const { provisioner } = askedWith('cloud', cloud);
    const known = SETUP_RELEASES[0].provisioners[cloud];
    expect(provisioner.enum).toEqual(known);
    expect(provisioner.default).toBe(known[0]);
  });
});
