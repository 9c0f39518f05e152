export interface Config {
  kaito?: {
    /** The local fleet of `npm start`. */
    sandbox?: {
      /**
       * True only for a portal on one's own machine. The sign-in without passwords refuses to start without it.
       * @visibility frontend
       */
      enabled?: boolean;
      /** Who can be chosen at sign-in. */
      personas?: Array<{
        /**
         * Goes into the header `x-sandbox-persona`.
         * @visibility frontend
         */
        id: string;
        /** @visibility frontend */
        title: string;
        /** @visibility frontend */
        description: string;
        /**
         * A user of the catalog.
         * @visibility frontend
         */
        userEntityRef: string;
      }>;
    };
  };
}
