/** The window in which a person allows a connection over there. */
export const CONSENT_WINDOW = 'parley-consent';
const CHANNEL = 'parley.consent';
const RETURN = 'connected';

/** Where that window is: over there, back with a refusal, or gone. */
export type Whereabouts = 'away' | 'refused' | 'gone';

/** Far systems may cut the tie between the windows; then it only looks gone, and the connection itself tells. */
export function whereIs(popup: Pick<Window, 'closed' | 'location'>): Whereabouts {
  if (popup.closed) return 'gone';
  return pathOf(popup) === '/oauth/callback' ? 'refused' : 'away';
}

/** Undefined while the window shows another site, whose address is not ours to read. */
function pathOf(popup: Pick<Window, 'location'>): string | undefined {
  try {
    return popup.location.pathname;
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}

/** In the middle of the screen, and empty: opened while the click still counts, sent on its way once there is an address. */
export function openConsentWindow(): Window | null {
  const [width, height] = [620, 760];
  const left = Math.round(window.screenX + (window.outerWidth - width) / 2);
  const top = Math.round(window.screenY + (window.outerHeight - height) / 2);
  return window.open('', CONSENT_WINDOW, `popup,width=${width},height=${height},left=${left},top=${top}`);
}

/** Which connection was allowed, when this page was opened by the way back from there. */
export function returnedWith(search: string): string | undefined {
  return new URLSearchParams(search).get(RETURN) ?? undefined;
}

export function tellReturned(connection: string): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(connection);
  channel.close();
}

export function onReturned(returned: (connection: string) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (typeof data === 'string') returned(data);
  };
  return () => channel.close();
}
