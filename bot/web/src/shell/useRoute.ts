import { useSyncExternalStore } from 'react';

const CONVERSATION = /^#\/c\/([^/?#]+)(?:\/([^/?#]+))?$/;
const LAST = 'parley.conversation';

/** The conversation the address names; undefined when it names none. */
export function useRoute(): string | undefined {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return conversationIn(hash);
}

export function conversationIn(hash: string): string | undefined {
  const id = CONVERSATION.exec(hash)?.[1];
  return id === undefined ? undefined : decodeURIComponent(id);
}

/** The message within it that the address names; undefined when it names none. */
export function useNamedMessage(): string | undefined {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return messageIn(hash);
}

export function messageIn(hash: string): string | undefined {
  const id = CONVERSATION.exec(hash)?.[2];
  return id === undefined ? undefined : decodeURIComponent(id);
}

export function hashOf(conversation: string): string {
  return `#/c/${encodeURIComponent(conversation)}`;
}

/** Replacing keeps the back button from leading to an address that only redirects. */
export function open(conversation: string, { replace = false } = {}): void {
  if (replace) {
    window.history.replaceState(null, '', hashOf(conversation));
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  } else {
    window.location.hash = hashOf(conversation);
  }
}

export function rememberConversation(conversation: string): void {
  localStorage.setItem(LAST, conversation);
}

export function lastConversation(): string | null {
  return localStorage.getItem(LAST);
}

function subscribe(changed: () => void): () => void {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}
