/** What each mode runs: `wire` tests talk over real sockets to the sandbox, `unit` tests are all the others, `all` is both. */
export const MODES = {
  all: [],
  unit: [
    '--testPathIgnorePatterns=/node_modules/',
    '--testPathIgnorePatterns=\\.wire\\.test\\.',
  ],
  wire: ['--testMatch=**/*.wire.test.{ts,tsx,js,jsx,mts,cts,mjs,cjs}'],
};

/**
 * Arguments for `backstage-cli repo test`.
 *
 * The caller's own come first: Jest's list options swallow the words that follow them.
 *
 * @param {'all' | 'unit' | 'wire'} mode
 * @param {string[]} extra
 * @returns {string[]}
 */
export function jestArgs(mode, extra) {
  const has = (...flags) =>
    extra.some(argument => flags.includes(argument.split('=')[0]));
  const args = [...extra];
  if (!has('--maxWorkers', '-w', '--runInBand', '-i')) {
    args.push('--maxWorkers=2');
  }
  if (!has('--testTimeout')) {
    // Jest's five seconds are too few on a machine that is busy with something else; no test measures time by it.
    args.push('--testTimeout=60000');
  }
  // Without a word about it, the CLI watches when it is not in CI.
  if (!has('--watch', '--watchAll', '--no-watch')) {
    args.push('--watchAll=false');
  }
  return [...args, ...MODES[mode]];
}
