import {
  addMark,
  appendText,
  EMPTY_BUFFER,
  finishText,
  KEPT_LINES,
  toPlainText,
} from './logBuffer';

const read = (...texts: string[]) => texts.reduce(appendText, EMPTY_BUFFER);
const textsOf = ({ lines }: ReturnType<typeof read>) =>
  lines.map(({ text }) => text);

describe('a log as it is read', () => {
  it('is the same however it is cut', () => {
    const whole = 'one\ntwo 模型\n\nfour\n';
    expect(textsOf(read(...whole))).toEqual(textsOf(read(whole)));
    expect(textsOf(read(whole))).toEqual(['one', 'two 模型', '', 'four']);
  });

  it('shows a last line without an end when no more comes', () => {
    const open = read('one\ntw');
    expect(textsOf(open)).toEqual(['one']);
    expect(textsOf(finishText(open))).toEqual(['one', 'tw']);
    expect(finishText(read('one\n'))).toEqual(read('one\n'));
  });

  it('keeps the last lines and says how many made room', () => {
    const many = read('x\n'.repeat(KEPT_LINES + 10), 'last\n');
    expect(many.lines).toHaveLength(KEPT_LINES);
    expect(many.dropped).toBe(11);
    expect(many.lines.at(-1)).toEqual({ id: KEPT_LINES + 10, text: 'last' });
    expect(new Set(many.lines.map(({ id }) => id)).size).toBe(KEPT_LINES);
  });

  it("keeps the portal's last word apart from the container's", () => {
    const ended = read('one\n[kaito-portal] time-up: Ask again.\n');
    expect(textsOf(ended)).toEqual(['one']);
    expect(ended.note).toEqual({ code: 'time-up', message: 'Ask again.' });
    expect(addMark(ended, 'Resumed').note).toBeNull();
    expect(addMark(ended, 'Resumed').lines.at(-1)).toMatchObject({
      text: 'Resumed',
      mark: true,
    });
  });
});

describe('toPlainText', () => {
  it.each([
    ['\u001b[1;32mINFO\u001b[0m ready', 'INFO ready'],
    ['loading 10%\rloading 60%\rloading 100%', 'loading 100%'],
    ['from Windows\r', 'from Windows'],
    ['\u001b]0;title\u0007shell', 'shell'],
    ['plain [1] text', 'plain [1] text'],
  ])('%j', (line, expected) => {
    expect(toPlainText(line)).toBe(expected);
  });
});
