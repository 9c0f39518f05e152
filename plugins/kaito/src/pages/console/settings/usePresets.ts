import { useEffect, useMemo, useState } from 'react';
import { newId } from '../session/Ticker';
import type { ConversationStore } from '../storage/ConversationStore';
import type { Preset } from '../storage/Preset';

/** Presets of this browser, and what can be done with them. */
export interface Presets {
  items: readonly Preset[];
  /** Why the last act failed. */
  problem: string | null;
  /** Saves one, a new one where it has no id yet; gives its id. */
  save(preset: Omit<Preset, 'id'> & { id?: string }): Promise<string>;
  remove(id: string): Promise<void>;
}

/** The presets as they are, also when another tab changes them. */
export function usePresets(store: ConversationStore): Presets {
  const [items, setItems] = useState<readonly Preset[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let left = false;
    const read = () =>
      store.presets().then(
        found => !left && setItems(found),
        error => !left && setProblem(error.message),
      );
    read();
    const leave = store.onChange(({ kind }) => kind === 'presets' && read());
    return () => {
      left = true;
      leave();
    };
  }, [store]);
  return useMemo(() => {
    const attempt = (act: Promise<void>) =>
      act.then(
        () => setProblem(null),
        error => setProblem(error.message),
      );
    return {
      items,
      problem,
      save: async preset => {
        const id = preset.id ?? newId();
        await attempt(store.savePreset({ ...preset, id }));
        return id;
      },
      remove: id => attempt(store.removePreset(id)),
    };
  }, [store, items, problem]);
}
