import { paths } from '@kaito-portal/backstage-plugin-kaito-common';
import { createOpenApiDocument } from './openApiDocument';

describe('createOpenApiDocument', () => {
  const document = createOpenApiDocument();

  it('has every path of the client', () => {
    const ref = {
      cluster: '{cluster}',
      kind: '{kind}' as 'Workspace',
      namespace: '{namespace}',
      name: '{name}',
    };
    const clientPaths = [
      paths.healthDetails(),
      paths.clusters(),
      paths.workloads(),
      paths.workload(ref),
      paths.workloadLogs(ref),
      paths.attention(),
      paths.capacity(),
      paths.fit({ model: '' }).split('?')[0],
      paths.changes(),
      paths.models(),
      paths.endpoints(),
      paths.endpointModels('{id}'),
      paths.chatCompletions('{id}'),
      paths.inventory(),
      paths.inventoryEntry('{uid}'),
    ].map(decodeURIComponent);
    expect(Object.keys(document.paths).sort()).toEqual(
      [...clientPaths, '/health'].sort(),
    );
  });

  it('refers only to schemas it has', () => {
    const text = JSON.stringify(document);
    const refs = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)];
    expect(refs.length).toBeGreaterThan(20);
    refs.forEach(([, name]) =>
      expect(document.components.schemas).toHaveProperty(name),
    );
    expect(text).not.toContain('$schema');
  });

  it('says what an answer looks like', () => {
    const { schemas } = JSON.parse(JSON.stringify(document)).components;
    expect(schemas.WorkloadPage).toMatchObject({
      type: 'object',
      required: [
        'items',
        'totalItems',
        'clusters',
        'generatedAt',
        'facets',
        'nextCursor',
      ],
      properties: { items: { type: 'array', items: { type: 'object' } } },
    });
  });

  it('names each operation once', () => {
    const ids = [
      ...JSON.stringify(document).matchAll(/"operationId":"(\w+)"/g),
    ];
    expect(new Set(ids.map(([, id]) => id)).size).toBe(ids.length);
  });
});
