module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  overrides: [
    {
      // Checks of the contract are the bodies of tests that one file runs against several servers.
      files: ['src/cluster/contract/**/*.ts'],
      rules: {
        'jest/no-standalone-expect': 'off',
        'jest/expect-expect': [
          'error',
          { assertFunctionNames: ['expect', 'check.run'] },
        ],
      },
    },
  ],
});
