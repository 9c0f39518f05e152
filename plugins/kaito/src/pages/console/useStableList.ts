import { useRef } from 'react';

/** The list of before as long as it holds the same things, so that what depends on it is not drawn anew. */
export function useStableList<T>(list: readonly T[]): readonly T[] {
  const last = useRef(list);
  const same =
    last.current.length === list.length &&
    list.every((item, index) => item === last.current[index]);
  if (!same) {
    last.current = list;
  }
  return last.current;
}
