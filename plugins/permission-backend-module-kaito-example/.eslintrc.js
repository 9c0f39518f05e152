module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  restrictedSrcImports: [
    {
      name: '@kaito-portal/sandbox',
      message:
        'The sandbox is for tests, benchmarks and the demo config; no plugin ships with it.',
    },
  ],
});
