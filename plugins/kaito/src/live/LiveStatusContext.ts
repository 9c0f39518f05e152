import { createContext, useContext } from 'react';
import { CONNECTING, type LiveStatus } from './LiveStatus';

const LiveStatusContext = createContext<LiveStatus>(CONNECTING);

export const LiveStatusProvider = LiveStatusContext.Provider;

/** Where the stream of changes stands. */
export const useLiveStatus = (): LiveStatus => useContext(LiveStatusContext);
