import { kaitoInventoryReadPermission } from '@kaito-portal/backstage-plugin-kaito-common';
import { refuseNever } from './refuseNever';

describe('refuseNever', () => {
  it('names the permission that is denied altogether', () => {
    const never = Object.assign(() => false, { never: true as const });
    expect(() => refuseNever(never, kaitoInventoryReadPermission)).toThrow(
      "You lack the permission 'kaito.inventory.read'",
    );
  });

  it('lets a condition pass that happens to fit nothing', () => {
    expect(() =>
      refuseNever(() => false, kaitoInventoryReadPermission),
    ).not.toThrow();
  });
});
