import { useSyncExternalStore } from 'react';

/** What stands behind the # in the address, also when a link is pasted into an open page. */
export function useHash(): string {
  return useSyncExternalStore(subscribe, () => window.location.hash);
}

function subscribe(changed: () => void): () => void {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}
