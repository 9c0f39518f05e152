import { useEffect, useState } from 'react';

type MathPlugins = typeof import('./mathPlugins');

let loaded: MathPlugins | null = null;

/** What reads and draws formulas, loaded once a formula is there; null until then, or when it cannot be loaded. */
export function useMathPlugins(wanted: boolean): MathPlugins | null {
  const [plugins, setPlugins] = useState(loaded);
  const missing = wanted && plugins === null;
  useEffect(() => {
    if (!missing) {
      return undefined;
    }
    let left = false;
    import('./mathPlugins').then(
      module => {
        loaded = module;
        if (!left) {
          setPlugins(module);
        }
      },
      // Without them the formula stays as the model wrote it.
      () => {},
    );
    return () => {
      left = true;
    };
  }, [missing]);
  return plugins;
}
