import { fireEvent, screen } from '@testing-library/react';
import { showForm } from '../__testUtils__/showForm';
import { dayIn } from './expiryDays';

const open = (options: object = {}, initial: object = {}, required = false) =>
  showForm(
    {
      required: required ? ['expires'] : [],
      properties: {
        expires: {
          type: 'string',
          format: 'date',
          'ui:field': 'KaitoExpiryPicker',
          'ui:options': options,
        },
      },
    },
    { initial },
  );

const day = () => screen.findByLabelText('Day');
const ahead = (days: number) => dayIn(days, new Date());

it('has no end unless somebody wants one, and offers some', async () => {
  const { user, send, violations } = open();
  expect(
    await screen.findByText('No end: it stays until somebody retires it.'),
  ).toBeVisible();
  await user.click(screen.getByRole('button', { name: '90 days' }));
  expect(await day()).toHaveValue(ahead(90));
  expect(screen.getByText(/: 90 days from now\.$/)).toBeVisible();
  expect(screen.getByRole('button', { name: '90 days' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  expect(await violations()).toEqual([]);
  expect(await send()).toEqual({ expires: ahead(90) });
});

it('fills in what the template wants, and lets it be taken away', async () => {
  const { user, send } = open({ defaultDays: 90 });
  expect(await day()).toHaveValue(ahead(90));
  await user.click(screen.getByRole('button', { name: 'No end' }));
  expect(await day()).toHaveValue('');
  expect(await send()).toEqual({});
});

it('offers no more than is allowed, and refuses what is typed beyond', async () => {
  const { user, onCreate } = open({ maxDays: 60 }, {}, true);
  expect(await screen.findByText('No day yet.')).toBeVisible();
  expect(screen.queryByRole('button', { name: '90 days' })).toBeNull();
  fireEvent.change(await day(), { target: { value: ahead(61) } });
  expect(
    await screen.findByText(/at most 60 are allowed here\. Choose/),
  ).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Review' }));
  // The browser holds the form back by itself.
  expect(await day()).toBeInvalid();
  expect(await day()).toHaveValue(ahead(61));
  expect(onCreate).not.toHaveBeenCalled();
});
