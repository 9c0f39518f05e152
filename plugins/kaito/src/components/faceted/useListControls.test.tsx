import { act, renderHook } from '@testing-library/react';
import type { PropsWithChildren } from 'react';
import { MemoryRouter, useNavigate } from 'react-router-dom';
import { SEARCH_REST_MS, useListControls } from './useListControls';

function setUp(at = '/') {
  const wrapper = ({ children }: PropsWithChildren<{}>) => (
    <MemoryRouter initialEntries={[at]}>{children}</MemoryRouter>
  );
  const { result } = renderHook(
    () => ({ list: useListControls(), navigate: useNavigate() }),
    { wrapper },
  );
  return {
    list: () => result.current.list,
    navigate: (to: string) => act(() => result.current.navigate(to)),
  };
}

const type = (list: () => ReturnType<typeof useListControls>, text: string) =>
  act(() => list().setSearch(text));
const rest = () => act(() => jest.advanceTimersByTime(SEARCH_REST_MS));

describe('useListControls', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('tells the address once the typing rests', () => {
    const { list } = setUp();
    type(list, 'w');
    type(list, 'weu');
    expect([list().typed, list().state.search]).toEqual(['weu', '']);
    rest();
    expect([list().typed, list().state.search]).toEqual(['weu', 'weu']);
  });

  it('keeps what was typed while the address changed', () => {
    const { list } = setUp();
    type(list, 'weu');
    act(() => {
      jest.advanceTimersByTime(SEARCH_REST_MS);
      list().setSearch('weu ');
    });
    expect(list().typed).toBe('weu ');
    type(list, 'weu phi');
    rest();
    expect([list().typed, list().state.search]).toEqual(['weu phi', 'weu phi']);
  });

  it('follows a link, also to what was typed before', () => {
    const { list, navigate } = setUp('/?q=phi');
    expect(list().typed).toBe('phi');
    type(list, 'llama');
    rest();
    navigate('/?q=phi');
    expect(list().typed).toBe('phi');
    navigate('/?q=llama');
    expect(list().typed).toBe('llama');
  });

  it('forgets a search under way when all is cleared', () => {
    const { list } = setUp('/?q=phi&f.cluster=a&sort=-name');
    type(list, 'llama');
    act(() => list().clear());
    rest();
    expect(list()).toMatchObject({
      typed: '',
      state: { search: '', chosen: {}, sort: { id: 'name', descending: true } },
    });
  });
});
