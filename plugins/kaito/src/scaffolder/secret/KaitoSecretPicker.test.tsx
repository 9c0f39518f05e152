import { screen } from '@testing-library/react';
import { AT } from '../../__testUtils__/fixtures';
import { showForm } from '../__testUtils__/showForm';
import { secretProblem } from './secretOptions';

const TOKEN = 'hf_abcdefghijklmnopqrst';

const open = (initial: object = {}) =>
  showForm(
    {
      properties: {
        cluster: { type: 'string', title: 'Cluster' },
        namespace: { type: 'string', title: 'Namespace' },
        secret: {
          type: 'string',
          title: 'Secret of the model',
          'ui:field': 'KaitoSecretPicker',
          'ui:options': { secretKey: 'HF_TOKEN' },
        },
      },
    },
    {
      initial: { cluster: 'weu', namespace: 'search', ...initial },
      api: {
        getNamespaces: async () => ({
          items: [
            { name: 'search', workloads: 1, referencedSecrets: ['hf-token'] },
            { name: 'other', workloads: 1, referencedSecrets: ['theirs'] },
          ],
          complete: 'all',
          reason: null,
          asOf: AT,
        }),
      },
    },
  );

const field = () => screen.findByRole('combobox', { name: /^Secret of/ });

it('suggests the names in use in the namespace, and no others', async () => {
  const { user, send, violations } = open();
  await user.click(await field());
  await user.keyboard('{ArrowDown}');
  await user.click(await screen.findByRole('option', { name: /hf-token/ }));
  expect(
    await screen.findByText('A deployment in search uses it already.'),
  ).toBeVisible();
  expect(screen.queryByRole('option', { name: /theirs/ })).toBeNull();
  expect(await violations()).toEqual([]);
  expect(await send()).toMatchObject({ secret: 'hf-token' });
});

it('does not keep a token, says why, and what to do', async () => {
  const { user, send } = open();
  await user.click(await field());
  await user.paste(TOKEN);
  expect(await screen.findByRole('alert')).toHaveTextContent(
    /looks like a token, and was not kept.*Put it into a Secret in search/,
  );
  expect(await field()).toHaveValue('');
  expect(JSON.stringify(await send())).not.toContain(TOKEN);
});

it('takes a name nobody uses, without saying that it exists', async () => {
  const { send } = open({ secret: 'new-one' });
  expect(
    await screen.findByText(/Whether it exists cannot be told here/),
  ).toBeVisible();
  expect(await send()).toMatchObject({ secret: 'new-one' });
});

it('never repeats a token in what it says', () => {
  expect(secretProblem(TOKEN)).not.toContain(TOKEN);
  expect(secretProblem('Has Blanks')).toMatch(/^“Has Blanks” cannot be/);
  expect(secretProblem('fine.name-1')).toBeNull();
});
