import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeKaitoApi } from '../../../__testUtils__/fakeKaitoApi';
import { renderPage } from '../../../__testUtils__/renderPage';
import { newConversation } from '../conversation/conversation';
import { ConversationStore } from '../storage/ConversationStore';
import { memoryRecords } from '../storage/memoryRecords';
import { ConversationList } from './ConversationList';

it('says why a conversation could not be deleted, and leaves it open', async () => {
  const user = userEvent.setup();
  const records = memoryRecords();
  const store = new ConversationStore(records, {
    post: () => {},
    subscribe: () => () => {},
  });
  await store.save(newConversation({ id: 'k', paneId: 'p', at: 1 }));
  const onRemoved = jest.fn();
  renderPage(
    <ConversationList
      store={store}
      openId="k"
      fleeting={null}
      onNew={() => {}}
      onOpen={() => {}}
      onRename={() => {}}
      onRemoved={onRemoved}
      onImported={() => {}}
    />,
    { api: fakeKaitoApi({}) },
  );
  const update = jest
    .spyOn(records, 'update')
    .mockRejectedValueOnce(new Error('The database is closed.'));
  await user.click(await screen.findByRole('button', { name: 'Delete' }));
  await user.click(screen.getByRole('button', { name: 'Delete for good' }));
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'The conversation could not be deletedThe database is closed.',
  );
  expect(onRemoved).not.toHaveBeenCalled();

  update.mockRestore();
  await user.click(screen.getByRole('button', { name: 'Delete for good' }));
  expect(await screen.findByText(/^None yet/)).toBeVisible();
  expect(onRemoved).toHaveBeenCalledTimes(1);
  expect(screen.queryByRole('alert')).toBeNull();
});
