import { describeNodes, shortNodes } from './nodeWords';

describe('nodes in words', () => {
  it.each([
    [{ ready: 1, target: 2 }, '1 of 2', '1 of 2'],
    [{ ready: 0, target: null }, '0 of ?', '0; KAITO names no number it wants'],
    [
      { ready: null, target: null },
      '–',
      'not listed for this kind; see the nodes of its replicas below',
    ],
  ])('%j', (nodes, short, long) => {
    expect(shortNodes(nodes)).toBe(short);
    expect(describeNodes(nodes)).toBe(long);
  });
});
