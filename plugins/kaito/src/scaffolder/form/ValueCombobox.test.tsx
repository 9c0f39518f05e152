import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { ValueCombobox } from './ValueCombobox';

const OPTIONS = ['search', 'search-eu', 'support'].map(id => ({
  id,
  description: `Where ${id} runs`,
}));

function Field(props: { initial?: string }) {
  const [value, setValue] = useState(props.initial);
  return (
    <ValueCombobox
      field={{ formData: value, onChange: setValue, schema: {} }}
      label="Namespace"
      description="Where it runs."
      options={OPTIONS}
      loading={false}
    />
  );
}

const box = () => screen.getByRole('combobox', { name: /^Namespace/ });
const offered = () =>
  screen.queryAllByRole('option').map(option => option.textContent);

describe('ValueCombobox', () => {
  it('offers all with a whole value in the box', async () => {
    render(<Field initial="search" />);
    await userEvent.click(box());
    expect(offered()).toHaveLength(3);
  });

  it('offers what goes on from a part of a value', async () => {
    render(<Field initial="sup" />);
    await userEvent.click(box());
    expect(offered()).toEqual([expect.stringContaining('support')]);
  });

  it('does not grow while one types on, though a whole value comes by', async () => {
    render(<Field />);
    await userEvent.type(box(), 'searc');
    expect(offered()).toHaveLength(2);
    await userEvent.type(box(), 'h');
    expect(offered()).toHaveLength(2);
    await userEvent.type(box(), '-');
    expect(offered()).toHaveLength(1);
  });

  it('offers all again after a choice', async () => {
    render(<Field />);
    await userEvent.type(box(), 'supp');
    await userEvent.click(screen.getByRole('option'));
    expect(box()).toHaveValue('support');
    expect(offered()).toEqual([]);
    await userEvent.click(screen.getByRole('button'));
    expect(offered()).toHaveLength(3);
  });

  it('takes what is not offered', async () => {
    render(<Field />);
    await userEvent.type(box(), 'a-new-one');
    await userEvent.tab();
    expect(box()).toHaveValue('a-new-one');
  });
});
