import { mockApis } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { parseYaml } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import { screen } from '@testing-library/react';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { aWorkloadDetail } from '../__testUtils__/fixtures';
import { showForm, type FormPage } from './__testUtils__/showForm';

jest.setTimeout(120_000);

const TEMPLATES = join(__dirname, '../../../../templates');

interface Template {
  spec: { parameters: FormPage[] };
}

const WHO = { owner: 'group:default/search', purpose: 'Answer questions' };
const WHERE = { cluster: 'aks-weu-prod', namespace: 'search', name: 'one' };
const MACHINE = 'Standard_NC24ads_A100_v4';
const PLACED = {
  ...WHO,
  namespace: 'search',
  name: 'one',
  model: 'microsoft/phi-4',
  placement: { cluster: 'aks-weu-prod', instanceType: MACHINE },
};
const DEPLOYMENT = {
  deployment: aWorkloadDetail().ref,
  reason: 'It has to be',
};

/** What a person fills in, by template: the rest is left as the form has it. */
const FILLED: Record<string, object> = {
  'change-deployment': { ...DEPLOYMENT, purpose: 'Something else' },
  'deploy-container': {
    ...WHO,
    ...WHERE,
    instanceType: MACHINE,
    image: 'registry.example.org/team/server:1.0',
  },
  'deploy-model': PLACED,
  'deploy-rag-engine': {
    ...WHO,
    ...WHERE,
    workspace: { ...DEPLOYMENT.deployment, namespace: 'search' },
    contextWindowSize: 4096,
  },
  'deploy-scalable-model': PLACED,
  'extend-expiry': { ...DEPLOYMENT, expires: '2098-12-31' },
  'fine-tune-model': {
    ...WHO,
    ...WHERE,
    model: 'microsoft/phi-4',
    instanceType: MACHINE,
    urls: ['https://data.example.org/train.parquet'],
    outputImage: 'registry.example.org/team/adapter:1.0',
    imagePushSecret: 'push',
  },
  'prepare-cluster': {
    ...WHO,
    cluster: 'aks-new',
    logsNamespaces: ['search'],
  },
  'retire-deployment': DEPLOYMENT,
  'serve-adapter': {
    ...PLACED,
    adapters: [{ name: 'manual', image: 'registry.example.org/a:1' }],
  },
  'split-prefill-decode': {
    ...WHO,
    ...WHERE,
    model: 'microsoft/phi-4',
    prefillInstanceType: MACHINE,
    decodeInstanceType: MACHINE,
  },
};

const templateOf = (name: string): Template =>
  parseYaml(
    readFileSync(join(TEMPLATES, name, 'template.yaml'), 'utf8'),
  ) as Template;

/** A catalog without groups: any owner can be named. */
const NO_GROUPS = {
  getEntitiesByRefs: async () => ({ items: [] }),
  queryEntities: async () => ({ items: [] }),
};

/** Opens a template's form with what a person fills in. */
const open = (name: string, filled: object = FILLED[name]) =>
  showForm(templateOf(name).spec.parameters, {
    initial: filled,
    api: { getWorkload: async () => aWorkloadDetail() },
    apis: [
      mockApis.identity({ userEntityRef: 'user:default/dana' }),
      [catalogApiRef, NO_GROUPS as never],
    ],
  });

/** Goes on from page to page; the form must let each pass. */
async function walk(name: string, filled?: object) {
  const { user, onCreate } = open(name, filled);
  const pages = templateOf(name).spec.parameters;
  for (const [index] of pages.slice(1).entries()) {
    await user.click(await screen.findByRole('button', { name: 'Next' }));
    const { title } = pages[index + 1];
    // The next page is there when its own step is the current one.
    expect(
      await screen.findByText(title!, {
        selector: '.MuiStepLabel-active',
      }),
    ).toBeVisible();
  }
  await user.click(await screen.findByRole('button', { name: 'Review' }));
  await user.click(await screen.findByRole('button', { name: 'Create' }));
  return onCreate.mock.calls[0][0];
}

describe('the forms of the templates', () => {
  it.each(Object.keys(FILLED))(
    '%s can be walked from its first page to its last, and sent',
    async name => {
      expect(await walk(name)).toMatchObject(FILLED[name]);
    },
  );
});
