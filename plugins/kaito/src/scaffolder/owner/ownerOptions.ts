import {
  type Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { ValueOption } from '../form/ValueCombobox';

const titleOf = ({ metadata, spec }: Entity) =>
  (spec?.profile as { displayName?: string } | undefined)?.displayName ??
  metadata.title ??
  metadata.name;

/** Groups to choose from, the person's own first. */
export function ownerOptions(
  groups: readonly Entity[],
  mine: readonly string[],
): ValueOption[] {
  const own = new Set(mine.map(ref => ref.toLowerCase()));
  return groups
    .map(group => {
      const id = stringifyEntityRef(group);
      const title = titleOf(group);
      return { id, title, isMine: own.has(id.toLowerCase()) };
    })
    .sort(
      (a, b) =>
        Number(b.isMine) - Number(a.isMine) || a.title.localeCompare(b.title),
    )
    .map(({ id, title, isMine }) => ({
      id,
      description: isMine ? `${title} · your team` : title,
    }));
}

/** Why a text names no team; null when it does. */
export function ownerProblem(text: string): string | null {
  try {
    const ref = parseEntityRef(text.trim(), { defaultNamespace: 'default' });
    if (ref.kind.toLowerCase() === 'group' && text.includes('/')) {
      return null;
    }
  } catch {
    // Said below.
  }
  const name = text.trim().split(/[:/]/).pop() || 'team';
  return `“${text}” is not a team of the catalog. Choose one of the list, or write it as group:default/${name}.`;
}
