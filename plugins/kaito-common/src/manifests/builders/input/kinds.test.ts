import { renderModelMirror } from '../renderModelMirror';

it.each([
  [{ name: 'm' }, /mode.*is missing/],
  [{ name: 'm', mode: 'Other' }, /mode.*does not name a kind known here/],
])(
  'tells a kind that is missing from one that is not known',
  (input, words) => {
    expect(() => renderModelMirror(input as never)).toThrow(words);
  },
);
