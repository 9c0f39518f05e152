import { screen } from '@testing-library/react';
import { fakeKaitoApi } from '../__testUtils__/fakeKaitoApi';
import { renderPage, testLinks } from '../__testUtils__/renderPage';
import type { KaitoLinks } from '../nav';
import { EntityName } from './EntityName';

const show = (value: string, links?: KaitoLinks) =>
  renderPage(<EntityName value={value} />, { api: fakeKaitoApi(), links });

it('leads to the catalog by the short name', async () => {
  show('group:default/team-search');
  const link = await screen.findByRole('link', { name: 'team-search' });
  expect(link).toHaveAttribute('href', '/catalog/default/group/team-search');
  expect(link).toHaveAttribute('title', 'group:default/team-search');
});

it.each([
  ['a mail address', 'pat@example.com'],
  ['an address', 'https://example.com/pat'],
  ['a path in disguise', 'user:default/../../kaito'],
])('does not make a link of %s', async (_, value) => {
  show(value);
  expect(await screen.findByTitle(value)).toBeVisible();
  expect(screen.queryByRole('link')).not.toBeInTheDocument();
});

it('is plain text in an app without a catalog', async () => {
  show('group:default/team-search', { ...testLinks, entity: () => undefined });
  expect(await screen.findByText('team-search')).toHaveAttribute(
    'title',
    'group:default/team-search',
  );
  expect(screen.queryByRole('link')).not.toBeInTheDocument();
});
