import fc from 'fast-check';

export const label = fc.stringMatching(/^[a-z]([-a-z0-9]{0,30}[a-z0-9])?$/);
export const objectName = fc.stringMatching(
  /^[a-z0-9]([-a-z0-9]{0,12}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,12}[a-z0-9])?)?$/,
);
export const image = fc.stringMatching(
  /^[a-z0-9]{1,8}\.io\/[a-z0-9]{1,8}(\/[a-z0-9]{1,8})?:[a-z0-9]{1,8}$/,
);
export const url = fc.stringMatching(
  /^https?:\/\/[a-z]{1,8}\.example\.org(\/[a-z]{1,8}){0,2}$/,
);
/** Anything a person may type, but for what blanks and tokens are refused for. */
export const words = fc
  .string({ minLength: 1 })
  .filter(
    text => text.trim() === text && !/hf_|gh._|glpat|github_pat/.test(text),
  );

/** A record whose optional fields come and go. */
export function some<T extends object, K extends keyof T = never>(
  fields: { [P in keyof T]: fc.Arbitrary<T[P]> },
  requiredKeys: K[] = [],
) {
  return fc.record(fields, { requiredKeys }) as fc.Arbitrary<
    Partial<T> & Pick<T, K>
  >;
}
