import fc from 'fast-check';
import { judgeQuota } from './judgeQuota';

const usages = [
  { name: 'cores', used: 90, limit: 200 },
  { name: 'standardNCADSA100v4Family', used: 24, limit: 96 },
  { name: 'lowPriorityCores', used: 0, limit: 24 },
];
const order = {
  family: 'StandardNCADSA100v4Family',
  vcpus: 24,
  nodes: 3,
  spot: false,
};

describe('judgeQuota', () => {
  it('counts nodes × vCPUs against family and region, whatever the case of the name', () => {
    expect(judgeQuota(usages, order)).toEqual({
      neededVcpus: 72,
      enough: true,
      limits: [
        { name: 'standardNCADSA100v4Family', limit: 96, used: 24, free: 72 },
        { name: 'cores', limit: 200, used: 90, free: 110 },
      ],
    });
    expect(judgeQuota(usages, { ...order, nodes: 4 })?.enough).toBe(false);
  });

  it('is not enough when only the region is short', () => {
    const short = [{ ...usages[0], used: 190 }, usages[1]];
    expect(judgeQuota(short, { ...order, nodes: 1 })).toMatchObject({
      enough: false,
      limits: [{ name: 'cores', free: 10 }, { free: 72 }],
    });
  });

  it('counts spot machines against the limit of spot machines alone', () => {
    expect(judgeQuota(usages, { ...order, nodes: 1, spot: true })).toEqual({
      neededVcpus: 24,
      enough: true,
      limits: [{ name: 'lowPriorityCores', limit: 24, used: 0, free: 24 }],
    });
  });

  it('knows nothing where Azure reports no such limit', () => {
    expect(judgeQuota([usages[0]], order)).toBeNull();
    expect(judgeQuota([usages[1]], { ...order, spot: true })).toBeNull();
  });

  it('is never free below zero, and never enough beyond what is free', () => {
    const amount = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(
        amount,
        amount,
        amount,
        amount,
        (used, limit, vcpus, nodes) => {
          const answer = judgeQuota([{ name: 'F', used, limit }], {
            family: 'f',
            vcpus,
            nodes,
            spot: false,
          })!;
          const [{ free }] = answer.limits;
          expect(free).toBeGreaterThanOrEqual(0);
          expect(answer.enough).toBe(free >= vcpus * nodes);
        },
      ),
    );
  });
});
