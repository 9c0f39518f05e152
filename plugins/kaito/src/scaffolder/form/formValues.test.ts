import { clusterIn, textAt, valueAt } from './formValues';

const form = {
  model: ' phi-4 ',
  blank: ' ',
  placement: { cluster: 'weu', nodes: 2 },
  cluster: 'other',
};

it('finds what the form holds, and nothing where it holds nothing', () => {
  expect(valueAt(form, 'placement.nodes')).toBe(2);
  expect(valueAt(form, 'placement.cluster.name')).toBeUndefined();
  expect(valueAt(undefined, 'a.b')).toBeUndefined();
});

it('takes the first text, and no blank one', () => {
  expect(textAt(form, 'blank', 'placement.nodes', 'model')).toBe('phi-4');
  expect(textAt(form, 'blank')).toBeUndefined();
});

it('knows where forms keep the cluster', () => {
  expect(clusterIn(form)).toBe('weu');
  expect(clusterIn({ cluster: 'other' })).toBe('other');
  expect(clusterIn({ deployment: { cluster: 'third' } })).toBe('third');
  expect(clusterIn(form, 'cluster')).toBe('other');
});
