/** Whether a person can see this tab. */
export interface PageVisibility {
  isVisible(): boolean;
  subscribe(listener: () => void): () => void;
}

export const documentVisibility: PageVisibility = {
  isVisible: () => document.visibilityState === 'visible',
  subscribe: listener => {
    document.addEventListener('visibilitychange', listener);
    return () => document.removeEventListener('visibilitychange', listener);
  },
};
