import type {
  ScmCheckout,
  ScmProvider,
} from '@kaito-portal/backstage-plugin-kaito-node';

/** A provider that gives the same copy of a branch again for as long as the branch stands where it stood. */
export interface KeptProvider extends ScmProvider {
  /** Takes the copy off the disk. */
  dispose(): Promise<void>;
}

/**
 * A request looks at the base branch several times; the host is asked for its content once, and after that only whether
 * it has moved.
 */
export function keepCheckout(scm: ScmProvider): KeptProvider {
  let kept: { base: string; checkout: ScmCheckout } | null = null;
  const dispose = async () => {
    const { checkout } = kept ?? {};
    kept = null;
    await checkout?.dispose();
  };
  return {
    ...scm,
    async checkout(base) {
      if (kept?.base !== base || (await kept.checkout.moved())) {
        await dispose();
        kept = { base, checkout: await scm.checkout(base) };
      }
      return lent(kept!.checkout);
    },
    dispose,
  };
}

/** A copy that its user cannot throw away. */
function lent(checkout: ScmCheckout): ScmCheckout {
  return Object.create(checkout, { dispose: { value: async () => {} } });
}
