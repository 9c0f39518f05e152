import type { Draft } from '../Draft';

const KEY = 'kaito.sh/enablelb';
const KINDS = ['Workspace', 'RAGEngine'];
const PATH = ['metadata', 'annotations'];

/** Spells the annotation that asks for a LoadBalancer as KAITO reads it: `kaito.sh/enablelb: "True"`. */
export function loadBalancer(draft: Draft): void {
  const keys = draft.keys(PATH).filter(key => key.toLowerCase() === KEY);
  if (!KINDS.includes(draft.kind ?? '') || keys.length !== 1) {
    return;
  }
  const [key] = keys;
  const value = draft.value([...PATH, key]);
  if (String(value).toLowerCase() !== 'true') {
    return;
  }
  if (key !== KEY) {
    draft.rename([...PATH, key], KEY, {
      rule: 'ANNOTATION',
      why: 'KAITO reads the annotation in lower case only and ignores any other spelling',
    });
  }
  if (value !== 'True') {
    draft.set([...PATH, KEY], 'True', {
      rule: 'ANNOTATION',
      why: 'KAITO compares with the text `True` and ignores any other value',
    });
  }
}
