import { databaseReason } from './databaseReason';

describe('databaseReason', () => {
  it.each([
    [
      'insert into `t` (`manifest`) values (\'{"token":"s3cret - x"}\') - SQLITE_BUSY: locked',
      'SQLITE_BUSY: locked',
    ],
    [
      'connect ECONNREFUSED 127.0.0.1:5432',
      'connect ECONNREFUSED 127.0.0.1:5432',
    ],
  ])('leaves the statement and its values out: %s', (message, expected) => {
    expect(databaseReason(new Error(message))).toBe(expected);
  });

  it('stays short', () => {
    expect(databaseReason(new Error('x'.repeat(5000)))).toHaveLength(300);
  });
});
