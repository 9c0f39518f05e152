import { createContext, useContext, useSyncExternalStore } from 'react';
import type { ConsoleSession } from './ConsoleSession';
import type { SessionState } from './KeptConversation';

const Context = createContext<ConsoleSession | null>(null);

/** Gives the parts of the console the conversation that is open. */
export const SessionProvider = Context.Provider;

/** The conversation that is open, to act on it. It stays the same object while turns come and go. */
export function useSession(): ConsoleSession {
  const session = useContext(Context);
  if (!session) {
    throw new Error('useSession is for parts of the console');
  }
  return session;
}

/** What is said in a conversation, and how it stands with keeping it. */
export function useSessionState(session: ConsoleSession): SessionState {
  return useSyncExternalStore(session.subscribe, session.getState);
}
