export interface Config {
  kaito?: {
    sandbox?: {
      /**
       * Whether this portal stands in front of the sandbox. Then the sign-in page offers its personas.
       * @visibility frontend
       */
      enabled?: boolean;
      /** Who one can be in the sandbox. */
      personas?: Array<{
        /** @visibility frontend */
        id: string;
        /** @visibility frontend */
        title: string;
        /** @visibility frontend */
        description: string;
      }>;
    };
  };
}
