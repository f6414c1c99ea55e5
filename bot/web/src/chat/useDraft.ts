import { useSyncExternalStore } from 'react';

const CHANGED = 'parley:draft';

/** What is being written in a conversation; kept in this browser until it is sent. */
export function useDraft(conversation: string): [string, (text: string) => void] {
  const draft = useSyncExternalStore(subscribe, () => localStorage.getItem(keyOf(conversation)) ?? '');
  return [draft, (text) => writeDraft(conversation, text)];
}

export function writeDraft(conversation: string, text: string): void {
  if (text === '') localStorage.removeItem(keyOf(conversation));
  else localStorage.setItem(keyOf(conversation), text);
  window.dispatchEvent(new Event(CHANGED));
}

function keyOf(conversation: string): string {
  return `parley.draft.${conversation}`;
}

function subscribe(changed: () => void): () => void {
  window.addEventListener(CHANGED, changed);
  return () => window.removeEventListener(CHANGED, changed);
}
