import { screen, within } from '@testing-library/react';
import { modelList } from '../../__testUtils__/fixtures';
import { showForm } from '../__testUtils__/showForm';

const PHI = 'microsoft/Phi-4-mini-instruct';

const open = (options: object = {}, initial: object = {}) =>
  showForm(
    {
      properties: {
        model: {
          type: 'string',
          'ui:field': 'KaitoModelPicker',
          'ui:options': options,
        },
      },
    },
    { initial, api: { getModels: async () => modelList() } },
  );

const browse = async (user: ReturnType<typeof open>['user']) =>
  user.click(await screen.findByRole('button', { name: 'Browse the catalog' }));

it('lets the catalog be searched and narrowed, with licence and fit of each model', async () => {
  const { user, send, violations } = open();
  await browse(user);
  const catalog = screen.getByRole('search', { name: 'Search models' });
  for (const facet of [
    'Made for',
    'Licence',
    'Weights',
    'Access',
    'Runs now',
  ]) {
    expect(
      within(catalog).getByRole('button', { name: new RegExp(facet) }),
    ).toBeVisible();
  }
  await user.type(within(catalog).getByRole('searchbox'), 'phi-4-mini-ins');
  expect(await screen.findByText('1 of 60 models')).toBeVisible();
  const model = screen.getByRole('radio', { name: new RegExp(PHI) });
  expect(model.closest('label')).toHaveTextContent(
    /mit \(permissive\).*from 1 × Standard_\w+, estimated/,
  );
  model.focus();
  await user.keyboard(' ');
  expect(screen.getByRole('combobox', { name: /^Model/ })).toHaveValue(PHI);
  expect(await violations()).toEqual([]);
  expect(await send()).toEqual({ model: PHI });
});

it('says that nothing matches', async () => {
  const { user } = open();
  await browse(user);
  await user.type(screen.getByRole('searchbox'), 'no such model');
  expect(
    await screen.findByText('No model fits the search and the filters.'),
  ).toBeVisible();
});

it('offers only what KAITO can tune where a template tunes', async () => {
  const { user, onCreate } = open(
    { use: 'tuning' },
    { model: 'meta-llama/llama-3.3-70b-instruct' },
  );
  await browse(user);
  const tunable = modelList().items.filter(({ tuning }) => tuning).length;
  expect(await screen.findByText(`${tunable} models`)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Review' }));
  expect(
    (await screen.findAllByText(/KAITO cannot tune meta-llama/))[0],
  ).toBeVisible();
  expect(onCreate).not.toHaveBeenCalled();
});
