/** Folders a folder may see besides itself; routes → services → watch → clusters, never back up. */
const SEES = {
  clusters: [],
  watch: ['clusters'],
  audit: [],
  permissions: [],
  schema: [],
};
/** What services may not see: routes are theirs to be called from, wiring is done in plugin.ts. */
const SERVICES = [
  'fleet',
  'capacity',
  'endpoints',
  'inventory',
  'live',
  'logs',
  'models',
  'observability',
  'requests',
  'policy',
  'preflight',
  'namespaces',
  'gitops',
  'azure',
];

const zones = [
  ...Object.entries(SEES).map(([folder, seen]) => ({
    target: `./src/${folder}`,
    from: './src',
    except: [folder, ...seen].map(name => `./${name}`),
    message: `${folder}/ sees only ${
      seen.join('/, ') || 'itself'
    }: routes → services → watch → clusters, no folder reaches back up.`,
  })),
  ...SERVICES.map(folder => ({
    target: `./src/${folder}`,
    from: ['./src/routes', './src/plugin.ts'],
    message:
      'A service does not know who calls it: routes/ and plugin.ts use services.',
  })),
  {
    target: './src/routes',
    from: './src/plugin.ts',
    message: 'plugin.ts is wiring only.',
  },
];

module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  restrictedSrcImports: [
    {
      name: '@kaito-portal/sandbox',
      message:
        'The sandbox is for tests, benchmarks and the demo config; no plugin ships with it.',
    },
  ],
  settings: {
    'import/resolver': { node: { extensions: ['.ts', '.tsx', '.js'] } },
  },
  overrides: [
    {
      files: ['src/**/*.ts'],
      excludedFiles: ['**/*.test.ts', '**/__testUtils__/**'],
      rules: {
        'import/no-restricted-paths': ['error', { basePath: __dirname, zones }],
      },
    },
  ],
});
