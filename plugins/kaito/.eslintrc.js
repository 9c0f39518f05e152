const BROWSER =
  'Pages run in a browser: they talk to kaito-backend, the scaffolder and the catalog over HTTP, and share only kaito-common.';

module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  restrictedSrcImports: [
    {
      name: '@kaito-portal/sandbox',
      message:
        'The sandbox is for tests, benchmarks and the demo config; no plugin ships with it.',
    },
    ...[
      '@kaito-portal/backstage-plugin-kaito-backend',
      '@kaito-portal/backstage-plugin-kaito-node',
      '@kaito-portal/backstage-plugin-scaffolder-backend-module-kaito',
    ].map(name => ({ name, message: BROWSER })),
  ],
  // For the same reason.
  restrictedImportPatterns: [
    'node:*',
    '@backstage/backend-*',
    '@backstage/plugin-*-node',
    '@backstage/plugin-*-backend',
  ],
});
