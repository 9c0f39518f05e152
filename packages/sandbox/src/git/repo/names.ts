const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

/** Whether a text may be the name of an owner or a repository; nothing that could leave its folder passes. */
export function isRepositoryName(text: string): boolean {
  return (
    NAME.test(text) &&
    !text.includes('..') &&
    !text.endsWith('.git') &&
    !text.endsWith('.lock') &&
    !text.endsWith('.')
  );
}

/** Whether a text may be a branch name, by the rules of `git check-ref-format`. */
export function isBranchName(text: string): boolean {
  return (
    text.length > 0 &&
    text.length <= 200 &&
    /^[A-Za-z0-9_][A-Za-z0-9._/+@-]*$/.test(text) &&
    !/\.\.|@\{|\/\/|\/\.|\/$|\.$|\.lock(\/|$)/.test(text)
  );
}

/** Whether a text may be a path inside a repository. */
export function isTreePath(text: string): boolean {
  return (
    text.length > 0 &&
    !text.startsWith('/') &&
    // eslint-disable-next-line no-control-regex
    !/[\u0000-\u001f]/.test(text) &&
    text.split('/').every(part => part && part !== '.' && part !== '..')
  );
}
