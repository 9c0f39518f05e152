import { workspace } from './__testUtils__/FaultFleet';
import { eventually } from '../__testUtils__/eventually';
import { useFleet } from './__testUtils__/useFleet';

jest.setTimeout(90_000);

const MISSING = /does not serve ragengines\.kaito\.sh \(404\)/;
const ragEngine = {
  apiVersion: 'kaito.sh/v1beta1',
  kind: 'RAGEngine',
  metadata: { name: 'docs', namespace: 'default' },
  spec: {
    compute: { instanceType: 'Standard_NC24ads_A100_v4' },
    embedding: { local: { modelID: 'BAAI/bge-small-en-v1.5' } },
    inferenceService: { url: 'http://phi.default/v1/chat/completions' },
  },
};

describe('kinds that come and go', () => {
  const stage = useFleet({ missingKinds: ['RAGEngine'] });

  it('one that is not installed appears when it is, and is gone when it is removed', async () => {
    const { fleet, north } = stage;
    await fleet.kindIs('RAGEngine', 'crd-missing', MISSING);
    expect(fleet.now().state).toBe('live');
    north.faults.installKind('RAGEngine');
    await eventually(() =>
      expect(fleet.kind('RAGEngine').state).toBe('synced'),
    );
    north.store.create(ragEngine);
    await eventually(() =>
      expect(fleet.names('north', 'RAGEngine')).toEqual(['docs']),
    );
    north.faults.uninstallKind('RAGEngine');
    await fleet.kindIs('RAGEngine', 'crd-missing', MISSING);
    expect(fleet.kind('RAGEngine')).toMatchObject({
      objectCount: 0,
      asOf: null,
    });
    expect(fleet.names()).toEqual(['kept']);
  });

  it('one that is removed while nobody can look is forgotten once discovery confirms it', async () => {
    const { fleet, north } = stage;
    north.faults.installKind('RAGEngine');
    north.store.create(ragEngine);
    await eventually(() =>
      expect(fleet.names('north', 'RAGEngine')).toEqual(['docs']),
    );
    await north.faults.refuseConnections(true);
    await fleet.is('unreachable', /refuses/);
    north.faults.uninstallKind('RAGEngine');
    await north.faults.refuseConnections(false);
    await fleet.kindIs('RAGEngine', 'crd-missing', MISSING);
    await eventually(() =>
      expect(fleet.names('north', 'RAGEngine')).toEqual([]),
    );
    expect(fleet.events.at(-1)).toMatchObject({
      type: 'listed',
      kind: 'RAGEngine',
      objects: [],
    });
    await fleet.isBack();
  });

  it('404 on every API group, discovery included, proves nothing', async () => {
    const { fleet, north } = stage;
    north.faults.force({ status: 404, match: /^\/apis/ });
    north.faults.cutStreams(/^\/apis/);
    await fleet.kindIs('Workspace', 'crd-missing', /workspaces\.kaito\.sh/);
    await fleet.is('partial', /Not in step: Workspace/);
    // Long enough for a removal to be believed, were it confirmed.
    await new Promise(done => setTimeout(done, 3_000));
    expect(fleet.names()).toEqual(['kept']);
    north.faults.clear();
    await fleet.isBack();
    north.store.create(workspace('after'));
    await eventually(() => expect(fleet.names()).toEqual(['after', 'kept']));
    north.store.delete('Workspace', 'after', 'default');
    await eventually(() => expect(fleet.names()).toEqual(['kept']));
  });
});
