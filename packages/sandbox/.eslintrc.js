const COMMON = '@kaito-portal/backstage-plugin-kaito-common';

module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  restrictedImports: [
    ...['status', 'capacity', 'drift'].map(folder => ({
      name: `${COMMON}/${folder}`,
      message:
        'The sandbox writes what a cluster says from literal scripts; with the code that reads it, the portal would be tested against itself.',
    })),
    {
      name: COMMON,
      message:
        'Name the sub-path (/models, /validation, …): the root brings along what the sandbox must not use.',
    },
    ...['kaito', 'kaito-backend', 'kaito-node'].map(plugin => ({
      name: `@kaito-portal/backstage-plugin-${plugin}`,
      message: 'The sandbox stands in for the world outside the portal.',
    })),
  ],
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
