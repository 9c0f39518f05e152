import { z } from 'zod';
import { PROVENANCE_ANNOTATIONS, type Provenance } from '../../../provenance';
import {
  isDnsLabel,
  isDnsSubdomain,
  isImageReference,
} from '../../../validation/names';

const LABEL_VALUE = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;
const LABEL_NAME = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;

/** Text that must pass a check; surrounding blanks do not count. */
export function text(
  check: (value: string) => boolean,
  reason: string,
  fix: string,
) {
  return z.string().trim().refine(check, { error: reason, params: { fix } });
}

/** Text that says something. */
export const filled = text(
  value => value !== '',
  'is empty',
  'Fill it in, or leave it out',
);

/**
 * Name of a workload. KAITO makes a Service of it, which must begin with a letter, and a StatefulSet, whose pods carry
 * `<name>-<hash>` as a label of at most 63 characters: `longest` leaves room for what KAITO appends (W1).
 */
export function workloadName(longest: number) {
  return text(
    value =>
      isDnsLabel(value) && value.length <= longest && /^[a-z]/.test(value),
    'is not a name KAITO can build on',
    `Write lower case letters, digits and dashes, beginning with a letter and at most ${longest} characters`,
  );
}

/** A Workspace: 63 less the eleven characters a StatefulSet's revision takes. */
export const WORKSPACE_NAME_MAX = 52;
/** An InferenceSet: its Workspaces take six more. */
export const INFERENCE_SET_NAME_MAX = 46;
/** A MultiRoleInference: its InferenceSets take `-prefill`. */
export const MULTI_ROLE_NAME_MAX = 38;

export const namespace = text(
  isDnsLabel,
  'is not the name of a namespace',
  'Write lower case letters, digits and dashes, at most 63 characters',
);

/** Name of a ConfigMap, Secret or any other object. */
export const objectName = text(
  isDnsSubdomain,
  'is not the name of an object',
  'Write lower case letters, digits, dashes and dots, at most 253 characters',
);

/** {@link objectName}, where blank means that there is none. */
export const optionalName = text(
  value => value === '' || isDnsSubdomain(value),
  'is not the name of an object',
  'Name the object itself, in lower case; never write its content',
).optional();

/** Reference to a container image (W46). */
export const image = text(
  isImageReference,
  'is not a reference to an image',
  'Write `registry/repository:tag` with the repository in lower case',
);

/** A whole number of at least `least`. */
export function whole(least: number) {
  return z
    .number()
    .refine(value => Number.isSafeInteger(value) && value >= least, {
      error: 'is not a whole number that can be used',
      params: { fix: `Write a whole number of at least ${least}` },
    });
}

/** A count KAITO's schema keeps in 32 bits. */
export function count(least: number) {
  return whole(least).refine(value => value < 2 ** 31, {
    error: 'is too large',
    params: { fix: 'Write a number below 2147483648' },
  });
}

export const url = text(
  value => {
    try {
      return /^https?:$/.test(new URL(value).protocol);
    } catch {
      return false;
    }
  },
  'is not an absolute http or https address',
  'Write it in full, e.g. `https://example.org/data.parquet`',
);

function isLabelKey(key: string): boolean {
  const [name, prefix, ...rest] = key.split('/').reverse();
  return (
    rest.length === 0 &&
    name.length <= 63 &&
    LABEL_NAME.test(name) &&
    (prefix === undefined || isDnsSubdomain(prefix))
  );
}

/** Labels of nodes: at least one. */
export const labels = z
  .record(
    z.string(),
    text(
      value => value.length <= 63 && LABEL_VALUE.test(value),
      'is not a value a label can have',
      'Write letters, digits, dashes, dots and underscores, at most 63',
    ),
  )
  .refine(value => Object.keys(value).length > 0, {
    error: 'is empty, which would select every node',
    params: { fix: 'Give at least one label, or leave it out' },
  })
  .refine(value => Object.keys(value).every(isLabelKey), {
    error: 'holds a key that is not one of a label',
    params: { fix: 'Write `name` or `example.org/name`' },
  });

/** Where data live: one kind of volume, as in a pod. */
export const volumeSource = z
  .record(z.string(), z.record(z.string(), z.json()))
  .refine(value => Object.keys(value).length === 1, {
    error: 'does not name exactly one kind of volume',
    params: {
      fix: 'Write e.g. `persistentVolumeClaim: {claimName: my-data}`',
    },
  });

/** Who asked for it and why; written as annotations. */
export const provenance = z
  .partialRecord(
    z.enum(Object.keys(PROVENANCE_ANNOTATIONS) as (keyof Provenance)[]),
    z.string().nullish(),
  )
  .optional();
