import { parse } from 'yaml';
import { requestedManifests } from '../../kaito';
import { fleetFiles } from './seedFleetRepo';

describe('fleetFiles', () => {
  it('lists every manifest in its kustomization, and every namespace in its cluster', () => {
    const manifests = requestedManifests('prod');
    const files = fleetFiles([{ name: 'aks-weu-prod', manifests }]);
    const resources = (path: string): string[] =>
      parse(files.get(`${path}/kustomization.yaml`)!).resources;

    const listed = resources('clusters/aks-weu-prod').flatMap(namespace =>
      resources(`clusters/aks-weu-prod/${namespace}`).map(
        file => `clusters/aks-weu-prod/${namespace}/${file}`,
      ),
    );
    expect(listed).toHaveLength(manifests.length);
    expect(
      listed.map(path => parse(files.get(path)!).metadata.name).sort(),
    ).toEqual(manifests.map(({ metadata }) => metadata.name).sort());
  });

  it('gives a cluster without deployments an empty list', () => {
    const files = fleetFiles([{ name: 'new' }]);
    expect(parse(files.get('clusters/new/kustomization.yaml')!)).toMatchObject({
      kind: 'Kustomization',
      resources: [],
    });
  });
});
