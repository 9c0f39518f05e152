import type { Draft } from '../Draft';
import { adapterPaths } from '../fields';

/** Gives a volume the name KAITO's schema has for it. */
export function volumeSource(draft: Draft): void {
  const sources = [
    ...adapterPaths(draft).map(adapter => [...adapter, 'source']),
    ...(draft.kind === 'Workspace'
      ? [
          ['tuning', 'input'],
          ['tuning', 'output'],
        ]
      : []),
  ];
  for (const source of sources) {
    const keys = draft.keys(source);
    if (keys.includes('volume') && !keys.includes('volumeSource')) {
      draft.rename([...source, 'volume'], 'volumeSource', {
        rule: 'schema',
        why: 'The field is called `volumeSource`, though some guides say `volume`',
      });
    }
  }
}
