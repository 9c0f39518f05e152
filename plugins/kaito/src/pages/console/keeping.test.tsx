import { screen, waitFor, within } from '@testing-library/react';
import { a11yViolations } from '../../__testUtils__/axe';
import { box, log, setup } from './__testUtils__/openConsole';

const list = () => screen.getByRole('region', { name: 'Conversations' });

/** Says one thing and waits until it is kept. */
async function hold(console: ReturnType<typeof setup>, question: string) {
  await console.user.type(await box(), `${question}{Enter}`);
  await console.say(`about ${question}`);
  await console.finish();
  await within(list()).findByRole('button', { name: question });
}

it('lists, opens, searches, renames and deletes conversations', async () => {
  const page = setup();
  const { user, container } = page;
  await hold(page, 'apples');
  await user.click(screen.getByRole('button', { name: 'New' }));
  await hold(page, 'pears');
  expect(await a11yViolations(container)).toEqual([]);

  await user.type(
    screen.getByRole('searchbox', { name: 'Search conversations' }),
    'ABOUT apples',
  );
  await waitFor(() =>
    expect(within(list()).queryByRole('button', { name: 'pears' })).toBeNull(),
  );
  await user.click(within(list()).getByRole('button', { name: 'apples' }));
  await waitFor(() => expect(log()).toHaveTextContent('about apples'));

  await user.click(await screen.findByRole('button', { name: 'Rename' }));
  const name = screen.getByRole('textbox', {
    name: 'Name of the conversation',
  });
  await user.clear(name);
  await user.type(name, 'Fruit{Enter}');
  expect(
    await within(list()).findByRole('button', { name: 'Fruit' }),
  ).toHaveAttribute('aria-current', 'true');

  await user.click(screen.getByRole('button', { name: 'Delete' }));
  await user.click(screen.getByRole('button', { name: 'Delete for good' }));
  await waitFor(() =>
    expect(within(list()).queryByRole('button', { name: 'Fruit' })).toBeNull(),
  );
  expect(log()).toHaveTextContent(/^Nothing asked yet/);
});

it('exports what was said and imports it as a conversation of its own', async () => {
  const files: Blob[] = [];
  URL.createObjectURL = blob => {
    files.push(blob as Blob);
    return 'blob:file';
  };
  URL.revokeObjectURL = () => {};
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue(undefined);
  const page = setup();
  const { user } = page;
  await hold(page, 'plums');
  await user.click(screen.getByRole('button', { name: 'Export' }));
  const written = await files[0].text();
  expect(written).toContain('about plums');
  expect(JSON.parse(written)).toMatchObject({
    format: 'kaito-portal/conversations',
    version: 1,
  });

  await user.upload(
    screen.getByLabelText('File of conversations'),
    new File([written], 'mine.json', { type: 'application/json' }),
  );
  await waitFor(() =>
    expect(
      within(list()).getAllByRole('button', { name: 'plums' }),
    ).toHaveLength(2),
  );
  expect(log()).toHaveTextContent('about plums');

  await user.upload(
    screen.getByLabelText('File of conversations'),
    new File(['{"format":"other"}'], 'other.json', {
      type: 'application/json',
    }),
  );
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'Nothing was imported from other.json. format: expected',
  );
});

it('keeps settings under a name', async () => {
  const { user } = setup();
  await box();
  const prompt = () => screen.getByRole('textbox', { name: /System prompt/ });
  await user.type(prompt(), 'Be brief.');
  await user.click(screen.getByRole('button', { name: /^Presets/ }));
  await user.click(screen.getByRole('button', { name: 'Save as preset' }));
  await user.type(
    screen.getByRole('textbox', { name: 'Name of the preset' }),
    'Brief{Enter}',
  );
  await user.clear(prompt());
  await user.click(await screen.findByRole('button', { name: 'Use preset' }));
  await waitFor(() => expect(prompt()).toHaveValue('Be brief.'));
  await user.click(screen.getByRole('button', { name: 'Delete preset' }));
  await waitFor(() =>
    expect(screen.queryByRole('button', { name: 'Delete preset' })).toBeNull(),
  );
});

it('says that a conversation of the address is not in this browser', async () => {
  setup({}, '/?conversation=gone');
  expect(
    await screen.findByText('That conversation is not here'),
  ).toBeVisible();
  expect(await box()).toBeVisible();
});
