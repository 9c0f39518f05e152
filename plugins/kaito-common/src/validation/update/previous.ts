import { checkShape } from '../checkShape';
import { type Finding, notChecked } from '../Finding';
import type { ShapedKind } from '../shapes';
import { withoutNulls } from '../withoutNulls';
import { withoutUnknownFields } from '../withoutUnknownFields';

/**
 * The object as it was, without fields a newer KAITO may have added to it; or that no update of it can be judged, as it
 * is not of this kind.
 */
export function previous<T>(
  kind: ShapedKind,
  before: unknown,
): { object: T } | { findings: Finding[] } {
  const object = withoutUnknownFields(kind, withoutNulls(before));
  return checkShape(kind, object).length === 0
    ? { object: object as T }
    : {
        findings: [
          notChecked(
            'UPDATE',
            '',
            `What it was before is not a ${kind} that can be read, so the change cannot be judged`,
          ),
        ],
      };
}
