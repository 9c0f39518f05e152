import { screen, within } from '@testing-library/react';
import { AT } from '../../__testUtils__/fixtures';
import { showForm } from '../__testUtils__/showForm';
import { adapterListProblems, moveAdapter } from './adapterValue';

const open = (initial: object = {}) =>
  showForm(
    {
      properties: {
        adapters: {
          title: 'Adapters',
          type: 'array',
          items: {
            type: 'object',
            properties: {
              name: { type: 'string' },
              image: { type: 'string' },
              strength: { type: 'number' },
              imagePullSecrets: { type: 'array', items: { type: 'string' } },
            },
          },
          'ui:field': 'KaitoAdapterList',
        },
      },
    },
    {
      initial: { cluster: 'weu', namespace: 'search', ...initial },
      api: {
        getNamespaces: async () => ({
          items: [
            { name: 'search', workloads: 1, referencedSecrets: ['pull'] },
          ],
          complete: 'all',
          reason: null,
          asOf: AT,
        }),
      },
    },
  );

const row = (n: number) =>
  within(screen.getByRole('listitem', { name: `Adapter ${n}` }));
const image = (n: number) => `registry.example.org/a:${n}`;
const two = {
  adapters: [
    { name: 'one', image: image(1) },
    { name: 'two', image: image(2) },
  ],
};

it('is filled in by keyboard and hands on what it holds', async () => {
  const { user, send, violations } = open();
  const add = await screen.findByRole('button', { name: 'Add an adapter' });
  add.focus();
  await user.keyboard('{Enter}');
  await user.type(row(1).getByRole('textbox', { name: /^Name/ }), 'manual');
  await user.click(row(1).getByRole('textbox', { name: /^Image/ }));
  await user.paste(image(1));
  const secret = row(1).getByRole('combobox', { name: /^Secret/ });
  await user.click(secret);
  await user.paste('pull');
  await user.tab();
  expect(await violations()).toEqual([]);
  expect(await send()).toMatchObject({
    adapters: [{ name: 'manual', image: image(1), imagePullSecrets: ['pull'] }],
  });
});

it('moves and removes without mixing up what is typed', async () => {
  const { user, send } = open(two);
  await user.click(
    await screen.findByRole('button', { name: 'Move Adapter 2 up' }),
  );
  expect(row(1).getByRole('textbox', { name: /^Name/ })).toHaveValue('two');
  expect(
    screen.getByRole('button', { name: 'Move Adapter 1 up' }),
  ).toBeDisabled();
  await user.click(screen.getByRole('button', { name: 'Remove Adapter 2' }));
  expect(await send()).toMatchObject({
    adapters: [{ name: 'two', image: image(2) }],
  });
});

it('offers a strength only where it counts', async () => {
  open({ ...two, runtime: 'transformers' });
  expect(
    await screen.findAllByRole('textbox', { name: /^Strength/ }),
  ).toHaveLength(2);
});

it('sends back what KAITO would refuse, naming adapter and field', async () => {
  const { user, onCreate } = open({
    adapters: [
      { name: 'one', image: 'Not An Image' },
      { name: 'one', image: image(2) },
    ],
  });
  await user.click(await screen.findByRole('button', { name: 'Review' }));
  expect(
    (
      await screen.findAllByText(/Adapter 1, image: write registry\/repository/)
    )[0],
  ).toBeVisible();
  expect(
    screen.getAllByText(/Adapter 2, name: another adapter has this name/)[0],
  ).toBeVisible();
  expect(onCreate).not.toHaveBeenCalled();
});

it('takes ten', async () => {
  open({
    adapters: Array.from({ length: 10 }, (_, i) => ({
      name: `a${i}`,
      image: image(i),
    })),
  });
  expect(
    await screen.findByRole('button', { name: 'Add an adapter' }),
  ).toBeDisabled();
  expect(
    adapterListProblems(
      Array.from({ length: 11 }, (_, i) => ({
        name: `a${i}`,
        image: image(i),
        strength: i / 10,
      })),
    ),
  ).toEqual(['11 adapters are too many: KAITO takes 10 (W33).']);
});

it('moves only within the list', () => {
  expect(moveAdapter([1, 2, 3], 0, 2)).toEqual([2, 3, 1]);
  expect(moveAdapter([1, 2, 3], 0, -1)).toEqual([1, 2, 3]);
});
