import { screen } from '@testing-library/react';
import { fakeKaitoApi } from '../../__testUtils__/fakeKaitoApi';
import { modelList } from '../../__testUtils__/fixtures';
import { renderPage } from '../../__testUtils__/renderPage';
import { ModelsPage } from './ModelsPage';

// In a file of its own: answers about permissions are cached for the whole page.
describe('a viewer who may not request', () => {
  it('sees why there is no Deploy', async () => {
    const list = modelList();
    renderPage(<ModelsPage />, {
      api: fakeKaitoApi({
        getModels: async () => ({ ...list, items: list.items.slice(0, 3) }),
      }),
      mayRequest: false,
    });
    expect(
      await screen.findByText(/You may look, but not request models/),
    ).toBeVisible();
    expect(
      screen.queryByRole('link', { name: /^Deploy/ }),
    ).not.toBeInTheDocument();
  });
});
