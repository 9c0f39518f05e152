import {
  ENDPOINT_CALLS,
  paths,
  RAG_CALLS,
  type EndpointCallName,
  type RagCallName,
} from '@kaito-portal/backstage-plugin-kaito-common';
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
      paths.namespaces('{cluster}'),
      paths.workloads(),
      paths.workload(ref),
      paths.workloadLogs(ref),
      paths.workloadDrift(ref),
      paths.workloadProposal(ref),
      paths.workloadPreflight(ref),
      paths.drift(),
      paths.proposalPreview(),
      paths.attention(),
      paths.capacity(),
      paths.fit({ model: '' }).split('?')[0],
      paths.preflight(),
      paths.changes(),
      paths.models(),
      paths.endpoints(),
      paths.requests(),
      paths.request('{id}'),
      paths.requestProgress('{id}'),
      paths.endpoint('{id}'),
      paths.endpointMetrics('{id}'),
      ...(Object.keys(ENDPOINT_CALLS) as EndpointCallName[]).map(call =>
        paths.endpointCall('{id}', call),
      ),
      ...(Object.keys(RAG_CALLS) as RagCallName[]).map(call =>
        paths.ragCall('{id}', call, { index: '{index}' }),
      ),
      paths.inventory(),
      paths.inventoryEntry('{uid}'),
    ].map(decodeURIComponent);
    expect(Object.keys(document.paths).sort()).toEqual(
      [...new Set([...clientPaths, '/health'])].sort(),
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
