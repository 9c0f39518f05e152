import {
  createExtensionTester,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import type { ExtensionDefinition } from '@backstage/frontend-plugin-api';
import {
  FormFieldBlueprint,
  Stepper,
} from '@backstage/plugin-scaffolder-react/alpha';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { KaitoApi } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { listSkus } from '@kaito-portal/backstage-plugin-kaito-common/skus';
import { a11yViolations } from '../__testUtils__/axe';
import { fakeKaitoApi, requestError } from '../__testUtils__/fakeKaitoApi';
import { aCluster, clusterList, modelList } from '../__testUtils__/fixtures';
import { kaitoApiRef } from '../api';
import * as legacy from '../legacy';
import * as fields from './fieldDefinitions';
import {
  clusterPickerField,
  modelPickerField,
  skuPickerField,
} from './fieldDefinitions';
import { kaitoFormFields } from './formFields';

// A whole form with long lists: slow in jsdom, and machines are shared.

const A100 = 'Standard_NC24ads_A100_v4';
const UNUSABLE = listSkus('azure').find(sku => !sku.usable)!.name;

const MANIFEST = {
  title: 'Deploy a model',
  steps: [
    {
      title: 'Model',
      schema: {
        type: 'object',
        required: ['model', 'cluster', 'instanceType'],
        properties: {
          model: {
            type: 'string',
            title: 'Which model',
            'ui:field': 'KaitoModelPicker',
          },
          cluster: { type: 'string', 'ui:field': 'KaitoClusterPicker' },
          instanceType: {
            type: 'string',
            'ui:field': 'KaitoSkuPicker',
            'ui:options': { cloud: 'azure' },
          },
        },
      },
    },
  ],
};

/** The scaffolder's own form with the three fields in it. */
function showForm(
  options: {
    api?: Partial<KaitoApi>;
    initial?: Record<string, string>;
  } = {},
) {
  const onCreate = jest.fn(async () => {});
  const api = fakeKaitoApi({
    getClusters: async () => clusterList(aCluster()),
    getCapacity: async () => ({
      items: [],
      totalItems: 0,
      clusters: [],
      generatedAt: '2026-11-20T14:02:11.000Z',
    }),
    getModels: async () => modelList(),
    ...options.api,
  });
  const { container } = renderInTestApp(
    <Stepper
      manifest={MANIFEST}
      extensions={[modelPickerField, clusterPickerField, skuPickerField].map(
        ({ schema, ...field }) => ({ ...field, schema: schema.schema }),
      )}
      initialState={options.initial}
      onCreate={onCreate}
    />,
    { apis: [[kaitoApiRef, api]] },
  );
  return { container, onCreate, user: userEvent.setup() };
}

const field = (name: RegExp) => screen.findByRole('combobox', { name });

/** Puts text into a field at once; a key at a time would render the list each time. */
async function fill(
  user: ReturnType<typeof userEvent.setup>,
  name: RegExp,
  text: string,
) {
  const input = await field(name);
  await user.clear(input);
  await user.click(input);
  await user.paste(text);
}

const MODEL = /Which model/;
const CLUSTER = /Cluster/;
const SKU = /Machine type/;

it('hands on plain strings, picked or typed', async () => {
  const { user, onCreate } = showForm();
  await fill(user, MODEL, 'phi-4-mini');
  await user.click(
    await screen.findByRole('option', { name: /phi-4-mini-instruct/i }),
  );
  expect(await field(MODEL)).toHaveValue('microsoft/Phi-4-mini-instruct');
  await fill(user, CLUSTER, 'a-cluster-of-tomorrow');
  // Leaving closes the list, which hides the rest of the page.
  await user.tab();
  await fill(user, SKU, A100);
  await user.tab();
  await user.click(screen.getByRole('button', { name: 'Review' }));
  await user.click(await screen.findByRole('button', { name: 'Create' }));
  expect(onCreate).toHaveBeenCalledWith({
    model: 'microsoft/Phi-4-mini-instruct',
    cluster: 'a-cluster-of-tomorrow',
    instanceType: A100,
  });
});

it('sizes machine types for the chosen model and holds back what does not fit', async () => {
  const { user } = showForm({
    initial: { model: 'qwen/qwen2.5-coder-32b-instruct' },
  });
  expect(
    await screen.findByText(
      /Sized for qwen\/qwen2.5-coder-32b-instruct by KAITO's formula/i,
    ),
  ).toBeInTheDocument();
  await fill(user, SKU, 'NC24ads_A100');
  expect(
    await screen.findByRole('option', { name: new RegExp(A100) }),
  ).toHaveTextContent('needs 2 nodes, estimated');
  await fill(user, SKU, UNUSABLE.slice(0, -1));
  const option = await screen.findByRole('option', {
    name: new RegExp(UNUSABLE),
  });
  expect(option).toHaveAttribute('aria-disabled', 'true');
  expect(option).toHaveTextContent('does not fit');
});

it('sends back a machine type that cannot carry the model, though typed by hand', async () => {
  const { user, onCreate } = showForm({
    initial: {
      model: 'microsoft/phi-4',
      cluster: 'aks-weu-prod',
      instanceType: UNUSABLE,
    },
  });
  await field(MODEL);
  await user.click(screen.getByRole('button', { name: 'Review' }));
  expect(
    (await screen.findAllByText(new RegExp(`${UNUSABLE} cannot be used`)))
      .length,
  ).toBeGreaterThan(0);
  expect(onCreate).not.toHaveBeenCalled();
});

it("sends back a machine type of another cloud than the form's", async () => {
  const aws = listSkus('aws').find(sku => sku.usable)!.name;
  const { user, onCreate } = showForm({
    initial: {
      model: 'microsoft/phi-4',
      cluster: 'aks-weu-prod',
      instanceType: aws,
    },
  });
  const words = `${aws} is a machine type of AWS; choose one of Azure.`;
  expect(await screen.findByText(words)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Review' }));
  await waitFor(() =>
    expect(screen.getAllByText(new RegExp(words)).length).toBeGreaterThan(1),
  );
  expect(onCreate).not.toHaveBeenCalled();
});

it('says what a gated model needs and how its cluster is', async () => {
  const { container } = showForm({
    initial: {
      model: 'meta-llama/llama-3.1-8b-instruct',
      cluster: 'aks-weu-prod',
    },
  });
  expect(
    await screen.findByText(/Gated: its publisher wants the licence accepted/),
  ).toBeInTheDocument();
  expect(await screen.findByText(/It has no GPU node now/)).toBeInTheDocument();
  expect(
    (await a11yViolations(container)).filter(
      // The stepper's own heading order is not ours.
      violation => !violation.startsWith('heading-order'),
    ),
  ).toEqual([]);
});

it('says what could not be loaded, retries, and takes typed values meanwhile', async () => {
  let down = true;
  const { user } = showForm({
    api: {
      getModels: async () => {
        if (down) {
          throw await requestError(503, 'ServiceUnavailable', 'Backend away');
        }
        return modelList();
      },
    },
  });
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('The models could not be loaded');
  expect(alert).toHaveTextContent(
    'Backend away. You can still type the value.',
  );
  await fill(user, MODEL, 'microsoft/phi-4');
  expect(await field(MODEL)).toHaveValue('microsoft/phi-4');
  // The open list hides the rest of the page from assistive technology.
  await user.keyboard('{Escape}');
  down = false;
  await user.click(within(alert).getByRole('button', { name: 'Try again' }));
  await waitFor(() =>
    expect(screen.queryByRole('alert')).not.toBeInTheDocument(),
  );
  expect(await screen.findByText(/Microsoft · mit/)).toBeInTheDocument();
});

it('offers every field to the scaffolder, loaded on demand', async () => {
  const names = await Promise.all(
    kaitoFormFields.map(async extension => {
      const data: unknown = createExtensionTester(
        extension as ExtensionDefinition<any>,
      ).get(FormFieldBlueprint.dataRefs.formFieldLoader);
      const load = data as () => Promise<{ name: string }>;
      return (await load()).name;
    }),
  );
  const all = Object.values(fields).map(({ name }) => name);
  expect(all.length).toBeGreaterThan(9);
  expect([...names].sort()).toEqual([...all].sort());
  // The old frontend system gets the same ones.
  expect(
    Object.keys(legacy)
      .filter(name => name.endsWith('FieldExtension'))
      .sort(),
  ).toEqual(all.map(name => `${name}FieldExtension`).sort());
});
