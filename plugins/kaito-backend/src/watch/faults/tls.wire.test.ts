import { workspace } from './__testUtils__/FaultFleet';
import { useFleet } from './__testUtils__/useFleet';

jest.setTimeout(90_000);

describe('certificates', () => {
  const stage = useFleet();

  it.each([
    ['expired', /shows a certificate that has expired.*Renew/],
    ['other-ca', /authority the portal does not know.*caData/],
  ] as const)(
    'a certificate that is %s, until it is good',
    async (which, why) => {
      const { fleet, north } = stage;
      await north.faults.showCertificate(which);
      await fleet.is('unreachable', why);
      expect(fleet.names()).toContain('kept');
      north.store.create(workspace(`during-${which}`));
      await north.faults.showCertificate('good');
      await fleet.isBack();
    },
  );
});
