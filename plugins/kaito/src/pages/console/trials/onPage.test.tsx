import { screen } from '@testing-library/react';
import { setup } from '../__testUtils__/openConsole';

it('is a view of the console, with its endpoints and its settings', async () => {
  const { user, calls } = setup();
  await user.type(
    await screen.findByRole('textbox', { name: /System prompt/ }),
    'Be brief.',
  );
  await user.click(screen.getByRole('tab', { name: 'Prompt list' }));
  await user.type(
    await screen.findByRole('textbox', { name: /^Prompts/ }),
    'one',
  );
  await user.click(screen.getByRole('button', { name: 'Send 1 request' }));
  expect(calls[0]).toMatchObject({
    id: 'c1~ai~phi',
    call: 'chat',
    body: {
      model: 'phi-4',
      messages: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: 'one' },
      ],
    },
  });
});
