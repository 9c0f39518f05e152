import { mockApis } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { screen, waitFor } from '@testing-library/react';
import { showForm } from '../__testUtils__/showForm';
import { ownerProblem } from './ownerOptions';

const group = (name: string, displayName: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name, namespace: 'default' },
  spec: { type: 'team', profile: { displayName } },
});
const GROUPS = [group('audit', 'Audit'), group('team-search', 'Team Search')];

function open(
  mine: string[] = ['group:default/team-search'],
  options: { initial?: object; down?: boolean; preselect?: boolean } = {},
) {
  const catalog = {
    getEntitiesByRefs: async ({ entityRefs }: { entityRefs: string[] }) => ({
      items: entityRefs.map(ref =>
        GROUPS.find(({ metadata }) => ref.endsWith(`/${metadata.name}`)),
      ),
    }),
    queryEntities: async () => {
      if (options.down) throw new Error('The catalog is away');
      return { items: GROUPS };
    },
  };
  return showForm(
    {
      properties: {
        owner: {
          type: 'string',
          'ui:field': 'KaitoOwnerPicker',
          'ui:options': { preselect: options.preselect },
        },
      },
    },
    {
      initial: options.initial,
      apis: [
        [catalogApiRef, catalog as never],
        mockApis.identity({
          userEntityRef: 'user:default/dana',
          ownershipEntityRefs: ['user:default/dana', ...mine],
        }),
      ],
    },
  );
}

const field = () => screen.findByRole('combobox', { name: /^Owner/ });

it('fills in the only team of a person', async () => {
  const { send, violations } = open();
  await waitFor(async () =>
    expect(await field()).toHaveValue('group:default/team-search'),
  );
  expect(await screen.findByText('Team Search · your team')).toBeVisible();
  expect(await violations()).toEqual([]);
  expect(await send()).toEqual({ owner: 'group:default/team-search' });
});

it('does not decide between several, but lists them first', async () => {
  const { user } = open([
    'group:default/team-search',
    'group:default/team-other',
  ]);
  await user.click(await field());
  await user.keyboard('{ArrowDown}');
  const [first, second] = await screen.findAllByRole('option');
  expect(first).toHaveTextContent('Team Search · your team');
  expect(second).toHaveTextContent('Audit');
  expect(await field()).toHaveValue('');
});

it('leaves alone what is there, and what was taken away', async () => {
  const { user } = open(undefined, {
    initial: { owner: 'group:default/audit' },
  });
  expect(await screen.findByText('Audit')).toBeVisible();
  await user.clear(await field());
  await user.tab();
  expect(await field()).toHaveValue('');
});

it('says that a person has no team, and why there are no suggestions', async () => {
  open([], { down: true });
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'The teams could not be loadedThe catalog is away.',
  );
});

it.each([
  ['group:default/x', /^nothing$/],
  ['Group:other/x', /^nothing$/],
  [
    'x',
    '“x” is not a team of the catalog. Choose one of the list, or write it as group:default/x.',
  ],
  ['user:default/x', /write it as group:default\/x/],
  ['group:default/', /not a team/],
])('says of %s what is wrong with it', (text, words) => {
  const problem = ownerProblem(text);
  expect(problem ?? 'nothing').toMatch(words);
});
