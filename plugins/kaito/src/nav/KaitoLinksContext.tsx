import { createContext, useContext } from 'react';
import type { KaitoLinks } from './KaitoLinks';

const KaitoLinksContext = createContext<KaitoLinks | undefined>(undefined);

/** Gives pages their addresses. */
export const KaitoLinksProvider = KaitoLinksContext.Provider;

/** Addresses of the plugin's pages. */
export function useKaitoLinks(): KaitoLinks {
  const links = useContext(KaitoLinksContext);
  if (!links) {
    throw new Error(
      'useKaitoLinks needs a KaitoLinksProvider above it; render the page inside KaitoSubPage or KaitoPage',
    );
  }
  return links;
}
