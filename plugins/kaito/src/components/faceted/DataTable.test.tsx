import { render, screen } from '@testing-library/react';
import { DataTable, VIRTUAL_ABOVE } from './DataTable';

const columns = [
  { id: 'n', header: 'N', isRowHeader: true, cell: (n: number) => n },
];
const table = (count: number) => (
  <DataTable
    caption="Numbers"
    columns={columns}
    rows={Array.from({ length: count }, (_, n) => n)}
    rowId={String}
  />
);

describe('DataTable', () => {
  beforeEach(() => {
    // jsdom has no layout: give the scroller and the rows a height, so that some are in view.
    jest
      .spyOn(HTMLElement.prototype, 'offsetHeight', 'get')
      .mockReturnValue(44);
    jest
      .spyOn(HTMLElement.prototype, 'clientHeight', 'get')
      .mockReturnValue(600);
    jest
      .spyOn(HTMLElement.prototype, 'clientWidth', 'get')
      .mockReturnValue(800);
  });
  afterEach(() => jest.restoreAllMocks());

  it('shows all rows of a short list', () => {
    render(table(VIRTUAL_ABOVE));
    expect(screen.getAllByRole('rowheader')).toHaveLength(VIRTUAL_ABOVE);
  });

  it('shows only rows in view of a long list and says how many there are', () => {
    render(table(10_000));
    const shown = screen.getAllByRole('rowheader');
    expect(shown.length).toBeGreaterThan(5);
    expect(shown.length).toBeLessThan(100);
    expect(screen.getByRole('table')).toHaveAttribute('aria-rowcount', '10001');
  });
});
