import type { HumanDuration } from '@backstage/types';

export interface Config {
  kaito?: {
    /** How people's calls reach models. */
    gateway?: {
      timeouts?: {
        /** From a call until the model's answer begins. Default: 5 minutes. */
        firstByte?: string | HumanDuration;
        /** Longest silence within an answer. Default: 1 minute. */
        idle?: string | HumanDuration;
      };
      /** Counted by each instance of the backend on its own. */
      limits?: {
        /** Calls that one person can have under way. Default: 4. */
        concurrentPerUser?: number;
        /** Calls that one person can make in a minute. Default: 60. */
        requestsPerMinutePerUser?: number;
      };
    };
  };
}
