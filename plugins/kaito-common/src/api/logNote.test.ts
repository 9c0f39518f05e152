import { formatLogNote, LOG_NOTE_CODES, parseLogNote } from './logNote';

describe('the last line of a log that the portal ended', () => {
  it.each(LOG_NOTE_CODES)('says %s, and is read again', code => {
    const note = { code, message: 'Why: because. Ask again.' };
    expect(parseLogNote(formatLogNote(note))).toEqual(note);
  });

  it.each([
    'INFO: ready',
    '',
    '[kaito-portal] other: words',
    ' [kaito-portal] lost: words',
  ])('is not %j', line => {
    expect(parseLogNote(line)).toBeUndefined();
  });
});
