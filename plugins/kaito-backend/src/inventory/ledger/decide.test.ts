import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';
import { workspace } from '../__testUtils__/workspace';
import { decide } from './decide';
import { projectAll } from './project';
import { sight } from './sight';
import type { Fact, LedgerChange, LedgerEntry } from './types';

const at = (minute: number) =>
  `2026-11-21T10:${String(minute).padStart(2, '0')}:00.000Z`;
const seen = (object: KubeObject) => sight('Workspace', object)!;

/** A ledger in memory. */
class Ledger {
  entries = new Map<string, LedgerEntry>();
  facts: Fact[] = [];
  watermark: string | null = null;

  apply(change: LedgerChange) {
    const facts = decide({ cluster: 'north', ...this }, change);
    projectAll(this.entries, facts).forEach((e, uid) =>
      this.entries.set(uid, e),
    );
    this.facts.push(...facts);
    this.watermark = change.at;
    return facts;
  }

  listed(minute: number, ...objects: KubeObject[]) {
    return this.apply({
      type: 'listed',
      kind: 'Workspace',
      sightings: objects.map(seen),
      at: at(minute),
    });
  }

  upserted(minute: number, object: KubeObject) {
    return this.apply({
      type: 'upserted',
      kind: 'Workspace',
      sighting: seen(object),
      at: at(minute),
    });
  }

  deleted(minute: number, object: KubeObject) {
    return this.apply({
      type: 'deleted',
      kind: 'Workspace',
      sighting: seen(object),
      at: at(minute),
    });
  }
}

const types = (facts: Fact[]) => facts.map(f => `${f.name} ${f.type}`);

describe('decide', () => {
  it('tells a life from first list to deletion', () => {
    const ledger = new Ledger();
    expect(types(ledger.listed(0, workspace()))).toEqual(['phi created']);
    expect(types(ledger.upserted(1, workspace({ ready: true })))).toEqual([
      'phi ready',
    ]);
    expect(
      types(
        ledger.upserted(2, workspace({ generation: 2, model: 'microsoft/x' })),
      ),
    ).toEqual(['phi spec-changed']);
    expect(
      ledger.upserted(
        3,
        workspace({ generation: 2, model: 'microsoft/x', ready: true }),
      ),
    ).toEqual([]);
    expect(
      types(
        ledger.deleted(4, workspace({ generation: 2, model: 'microsoft/x' })),
      ),
    ).toEqual(['phi deleted']);
    expect(ledger.entries.get('uid-phi')).toMatchObject({
      model: 'microsoft/x',
      generation: 2,
      created: { observedAt: at(0), notBefore: null },
      firstReady: { observedAt: at(1), notBefore: at(0) },
      deleted: { observedAt: at(4), notBefore: at(3) },
    });
  });

  it('adds nothing when told the same again', () => {
    const ledger = new Ledger();
    const replay = () => {
      ledger.listed(0, workspace({ name: 'a' }));
      ledger.upserted(1, workspace({ name: 'b', ready: true }));
      ledger.upserted(2, workspace({ name: 'b', generation: 2, model: 'x/y' }));
      ledger.upserted(2, workspace({ name: 'b' })); // older than what is known
      ledger.deleted(3, workspace({ name: 'b' }));
      ledger.upserted(4, workspace({ name: 'b' })); // dead
      return ledger.facts.length;
    };
    expect(replay()).toBe(replay());
  });

  it('takes absence for deletion in a complete list only', () => {
    const ledger = new Ledger();
    ledger.listed(0, workspace({ name: 'a' }), workspace({ name: 'b' }));
    expect(ledger.upserted(1, workspace({ name: 'a' }))).toEqual([]);
    expect(types(ledger.listed(2, workspace({ name: 'a' })))).toEqual([
      'b deleted',
    ]);
  });

  it('gives a range to what happened while nobody looked', () => {
    const ledger = new Ledger();
    ledger.listed(0, workspace({ name: 'a' }), workspace({ name: 'b' }));
    const facts = ledger.listed(
      30,
      workspace({ name: 'a', generation: 2, model: 'x/y', ready: true }),
      workspace({ name: 'c', createdAt: '2026-11-21T10:20:00Z', ready: true }),
    );
    expect(facts.map(f => [f.name, f.type, f.notBefore, f.observedAt])).toEqual(
      [
        ['b', 'deleted', at(0), at(30)],
        ['a', 'spec-changed', at(0), at(30)],
        ['a', 'ready', at(0), at(30)],
        ['c', 'created', at(20), at(30)],
        ['c', 'ready', at(20), at(30)],
      ],
    );
  });

  it("takes the API server's word for when an object was created, but not when its clock is ahead", () => {
    const ledger = new Ledger();
    const [old, ahead] = ledger.listed(
      10,
      workspace({ name: 'old', createdAt: '2026-11-20T00:00:00Z' }),
      workspace({ name: 'ahead', createdAt: '2026-11-21T10:11:00Z' }),
    );
    expect(old.notBefore).toBe('2026-11-20T00:00:00.000Z');
    expect(ahead.notBefore).toBe(at(10));
  });

  it('records the last state of an object that was only seen when it went', () => {
    const ledger = new Ledger();
    ledger.listed(0);
    expect(types(ledger.deleted(1, workspace({ ready: true })))).toEqual([
      'phi created',
      'phi ready',
      'phi deleted',
    ]);
  });

  it('brings back what a complete list holds again, with its first dates', () => {
    const ledger = new Ledger();
    ledger.listed(0, workspace({ ready: true }));
    ledger.listed(1);
    expect(types(ledger.listed(2, workspace({ ready: true })))).toEqual([
      'phi created',
    ]);
    expect(ledger.entries.get('uid-phi')).toMatchObject({
      created: { observedAt: at(0) },
      deleted: null,
    });
  });

  it('keeps the manifest with the facts that change it', () => {
    const ledger = new Ledger();
    ledger.listed(0, workspace());
    ledger.upserted(1, workspace({ ready: true }));
    ledger.deleted(2, workspace());
    expect(ledger.facts.map(f => [f.type, f.manifest?.kind])).toEqual([
      ['created', 'Workspace'],
      ['ready', undefined],
      ['deleted', undefined],
    ]);
  });
});
