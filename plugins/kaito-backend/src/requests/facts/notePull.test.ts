import type { ScmRepository } from '@kaito-portal/backstage-plugin-kaito-node';
import { aPull, at, someFacts } from '../__testUtils__/aRequest';
import type { PullFacts } from '../types';
import { noteGitProblem, noteNoPull, notePull } from './notePull';

const repository = { fullName: 'platform/fleet' } as ScmRepository;
const time = (minute: number) => new Date(at(minute));

/** What a host tells in turn, a word a minute from 10:02 on. */
function told(...words: Partial<PullFacts>[]): PullFacts {
  return words.reduce(
    (facts, word, i) =>
      notePull(facts, { status: aPull(word), repository }, time(i + 2)),
    someFacts(),
  ).pull!;
}

describe('notePull', () => {
  it('keeps when each turn was first seen, and forgets one that is taken back', () => {
    const seen = told(
      { checks: 'pending' },
      { checks: 'passed' },
      { checks: 'passed', approvedBy: ['pat'] },
      { checks: 'passed', approvedBy: ['pat', 'kim'] },
    );
    expect(seen).toMatchObject({
      openedAt: at(2),
      checksAt: at(3),
      approvedAt: at(4),
      rejectedAt: null,
      closedAt: null,
    });
    expect(
      told({ approvedBy: ['pat'] }, { changesRequestedBy: ['pat'] }),
    ).toMatchObject({ approvedAt: null, rejectedAt: at(3) });
    expect(told({ checks: 'failed' }, { checks: 'passed' })).toMatchObject({
      checksAt: at(3),
    });
    expect(told({}, { state: 'closed' }, { state: 'closed' })).toMatchObject({
      closedAt: at(3),
    });
  });

  it('takes nothing over from another pull request', () => {
    expect(
      told({ number: 11, state: 'closed' }, { number: 12, state: 'open' }),
    ).toMatchObject({ number: 12, openedAt: at(3), closedAt: null });
  });

  it('keeps what was known while the host is silent, and since when it is', () => {
    const known = notePull(
      someFacts(),
      { status: aPull(), repository },
      time(2),
    );
    const silent = noteGitProblem(known, 'No answer.', time(3));
    const still = noteGitProblem(silent, 'Limit reached.', time(9));
    expect(still.pull).toEqual(known.pull);
    expect(still.git).toEqual({
      asOf: at(2),
      problem: { since: at(3), message: 'Limit reached.' },
    });
    expect(noteNoPull(still, time(10)).git).toEqual({
      asOf: at(10),
      problem: null,
    });
  });
});
