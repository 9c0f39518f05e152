const PURE =
  'kaito-common is pure and runs in browsers: no input or output, no clock, no chance. Take what you need as an argument.';

/** Globals that only Node has, that reach out, or that wait. */
const GLOBALS = [
  'process',
  'Buffer',
  'require',
  'module',
  '__dirname',
  '__filename',
  'global',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'performance',
  'crypto',
  'window',
  'document',
  'localStorage',
  'XMLHttpRequest',
];

const SYNTAX = [
  {
    selector:
      ':matches(ImportDeclaration, ExportNamedDeclaration, ExportAllDeclaration)[source][source.value!=/^(\\.|zod$|yaml$|@backstage.plugin-permission-common$)/]',
    message:
      'kaito-common imports only zod, yaml, @backstage/plugin-permission-common and itself, so that a page stays small and no runtime comes along.',
  },
  { selector: 'ImportExpression', message: PURE },
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: PURE,
  },
  { selector: 'CallExpression[callee.name="Date"]', message: PURE },
  {
    selector:
      'MemberExpression[object.name="Date"][property.name="now"], MemberExpression[object.name="Math"][property.name="random"]',
    message: PURE,
  },
  { selector: 'CallExpression[callee.name="fetch"]', message: PURE },
];

module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  overrides: [
    {
      files: ['src/**/*.ts'],
      excludedFiles: ['**/*.test.ts', '**/testing/**', '**/__testUtils__/**'],
      rules: {
        'no-restricted-globals': [
          'error',
          ...GLOBALS.map(name => ({ name, message: PURE })),
        ],
        'no-restricted-syntax': ['error', ...SYNTAX],
      },
    },
  ],
});
