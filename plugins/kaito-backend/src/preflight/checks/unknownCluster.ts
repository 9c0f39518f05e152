import { type Check, fail } from '../Check';

/** A cluster the portal does not know is a mistake, whoever asks. */
export function unknownCluster(check: Check): Check {
  return {
    ...check,
    run: (subject, signal) =>
      subject.snapshot
        ? check.run(subject, signal)
        : [
            fail(
              `The portal knows no cluster ${subject.wish.cluster}.`,
              'Choose a cluster from the list, or have it added to the portal.',
            ),
          ],
  };
}
