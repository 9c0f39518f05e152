import type { CapacityView } from '@kaito-portal/backstage-plugin-kaito-common';
import { hideHolders } from './hideHolders';

const ref = {
  cluster: 'a',
  kind: 'Workspace',
  namespace: 'search',
  name: 'phi',
} as const;
const row = {
  held: 3,
  holders: [
    {
      namespace: 'search',
      pod: 'phi-0',
      node: 'n',
      gpus: 2,
      workload: ref,
      owner: 'group:default/x',
    },
    {
      namespace: 'batch',
      pod: 'job',
      node: 'n',
      gpus: 1,
      workload: null,
      owner: null,
    },
  ],
} as CapacityView;

describe('hideHolders', () => {
  it('names whom the caller may see', () => {
    expect(hideHolders([row], [{ ref }])).toEqual([row]);
  });

  it('keeps the number and hides who, for a workload the caller may not see', () => {
    const [hidden] = hideHolders([row], [{ ref: { ...ref, cluster: 'b' } }]);
    expect(hidden.holders[0]).toMatchObject({
      gpus: 2,
      workload: null,
      owner: null,
    });
    expect(JSON.stringify(hidden)).not.toMatch(/phi|group:default/);
    expect(hidden.held).toBe(3);
    expect(hidden.holders[1]).toEqual(row.holders[1]);
  });
});
