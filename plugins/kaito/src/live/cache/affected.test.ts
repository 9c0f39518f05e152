import { changeSchema } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { aCluster, aWorkload } from '../../__testUtils__/fixtures';
import {
  affectedFamilies,
  concernsWorkload,
  FAMILIES,
  workloadKey,
} from './affected';

const { ref } = aWorkload();

describe('affectedFamilies', () => {
  it('knows every change', () => {
    const types = changeSchema.options.map(({ shape }) => shape.type.value);
    expect(types.sort()).toEqual([
      'capacity',
      'cluster',
      'deleted',
      'ready',
      'request',
      'resync',
      'upserted',
    ]);
  });

  it('reads nothing anew when nothing was missed, and everything when something may have been', () => {
    expect(affectedFamilies({ type: 'ready', resumed: true })).toEqual([]);
    expect(affectedFamilies({ type: 'ready', resumed: false })).toBe(FAMILIES);
    expect(affectedFamilies({ type: 'resync', reason: '' })).toBe(FAMILIES);
  });
});

describe('concernsWorkload', () => {
  const key = workloadKey(ref);
  const elsewhere = workloadKey({ ...ref, cluster: 'b' });

  it.each([
    ['its own change', { type: 'upserted', workload: aWorkload() }],
    ['its end', { type: 'deleted', ref }],
    ['its cluster', { type: 'cluster', cluster: aCluster() }],
    ['pods of its cluster', { type: 'capacity', cluster: ref.cluster }],
  ] as const)('is concerned by %s and not by another', (_, change) => {
    expect(concernsWorkload(change, key)).toBe(true);
    expect(concernsWorkload(change, elsewhere)).toBe(false);
  });
});
