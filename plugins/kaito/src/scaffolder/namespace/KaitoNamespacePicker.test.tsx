import type { NamespaceList } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { screen } from '@testing-library/react';
import { requestError } from '../../__testUtils__/fakeKaitoApi';
import { AT } from '../../__testUtils__/fixtures';
import { showForm } from '../__testUtils__/showForm';
import { namespaceOptions } from './namespaceOptions';

const KNOWN: NamespaceList = {
  items: [
    { name: 'empty', workloads: 0, referencedSecrets: [] },
    { name: 'team-search', workloads: 3, referencedSecrets: ['hf-token'] },
    { name: 'lab', workloads: 1, referencedSecrets: [] },
  ],
  complete: 'all',
  reason: null,
  asOf: AT,
};

function open(
  initial: object,
  getNamespaces: () => Promise<NamespaceList> = async () => KNOWN,
) {
  const ask = jest.fn((_cluster: string) => getNamespaces());
  const form = showForm(
    {
      properties: {
        placement: {
          type: 'object',
          title: 'Place',
          properties: { cluster: { type: 'string' } },
        },
        namespace: { type: 'string', 'ui:field': 'KaitoNamespacePicker' },
      },
    },
    { initial, api: { getNamespaces: ask } },
  );
  return { ...form, ask };
}

const field = () => screen.findByRole('combobox', { name: /^Namespace/ });
const IN_WEU = { placement: { cluster: 'weu' } };

it('lists where the caller has most first', () => {
  expect(namespaceOptions(KNOWN.items)).toEqual([
    { id: 'team-search', description: '3 deployments' },
    { id: 'lab', description: '1 deployment' },
    { id: 'empty', description: 'no deployment you may see' },
  ]);
});

it('offers the namespaces of the chosen cluster', async () => {
  const { user, send, ask, violations } = open(IN_WEU);
  await user.click(await field());
  await user.keyboard('team');
  await user.click(await screen.findByRole('option', { name: /team-search/ }));
  expect(await screen.findByText('In weu: 3 deployments.')).toBeVisible();
  expect(ask.mock.calls[0][0]).toBe('weu');
  expect(await violations()).toEqual([]);
  expect(await send()).toMatchObject({ namespace: 'team-search' });
});

it('says of a new one that it has to be created, and takes it', async () => {
  const { send } = open({ ...IN_WEU, namespace: 'brand-new' });
  expect(
    await screen.findByText(/^weu has no namespace brand-new\. It will have/),
  ).toBeVisible();
  expect(await send()).toMatchObject({ namespace: 'brand-new' });
});

it('claims no absence where it knows only those in use, and says why', async () => {
  open({ ...IN_WEU, namespace: 'brand-new' }, async () => ({
    ...KNOWN,
    complete: 'in-use',
    reason: 'The portal may not list namespaces.',
  }));
  expect(
    await screen.findByText(/^brand-new is not among the namespaces of weu/),
  ).toBeVisible();
  expect(screen.getByText('The portal may not list namespaces.')).toBeVisible();
});

it('refuses what is no namespace, and keeps it for mending', async () => {
  const { user, onCreate, send } = open({ ...IN_WEU, namespace: 'Not One' });
  await user.click(await screen.findByRole('button', { name: 'Review' }));
  expect(
    (await screen.findAllByText(/cannot be a namespace\. Use lower-case/))[0],
  ).toBeVisible();
  expect(await field()).toHaveValue('Not One');
  expect(onCreate).not.toHaveBeenCalled();
  await user.clear(await field());
  await user.click(await field());
  await user.paste('one');
  await user.tab();
  expect(await send()).toMatchObject({ namespace: 'one' });
});

it('says why there are no suggestions', async () => {
  const error = await requestError(403, 'NotAllowedError', 'Not for you');
  const { user } = open(IN_WEU, () => Promise.reject(error));
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'The namespaces could not be loadedNot for you. You can still type',
  );
  await user.click(await field());
  await user.paste('typed');
  expect(await field()).toHaveValue('typed');
});

it('asks nothing before there is a cluster', async () => {
  const { ask } = open({});
  expect(await field()).toHaveAccessibleDescription(
    'Choose a cluster first to see its namespaces',
  );
  expect(ask).not.toHaveBeenCalled();
});
