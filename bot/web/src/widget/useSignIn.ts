import { useCallback, useEffect, useState } from 'react';
import { type Grant, grantedBy } from './grant.ts';

/** `asking`: Parley's window is open. `blocked`: the browser did not let it open. */
export type SignInState = 'idle' | 'asking' | 'blocked';

interface Asking {
  window: Window;
  /** Makes sure that the answer is to this question. */
  asked: string;
}

const GLANCE_MILLIS = 500;
const WINDOW = 'popup,width=480,height=680';

/** Asks a person, in a window of Parley's own, whether the chat on this page may act for them. */
export function useSignIn(base: string, granted: (grant: Grant) => void): { state: SignInState; ask: () => void } {
  const [asking, setAsking] = useState<Asking>();
  const [isBlocked, setBlocked] = useState(false);

  useEffect(() => {
    if (asking === undefined) return undefined;
    const parley = new URL(base).origin;
    const onMessage = (event: MessageEvent<unknown>): void => {
      const grant = grantedBy(event, parley, asking.asked);
      if (grant === undefined) return;
      setAsking(undefined);
      granted(grant);
    };
    const glance = setInterval(() => {
      if (asking.window.closed) setAsking(undefined);
    }, GLANCE_MILLIS);
    window.addEventListener('message', onMessage);
    return () => {
      clearInterval(glance);
      window.removeEventListener('message', onMessage);
    };
  }, [asking, base, granted]);

  const ask = useCallback(() => {
    const asked = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
    const query = new URLSearchParams({ origin: window.location.origin, asked });
    const opened = window.open(`${base}/#/widget?${query}`, 'parley-widget', WINDOW);
    setBlocked(opened === null);
    setAsking(opened === null ? undefined : { window: opened, asked });
  }, [base]);

  return { state: isBlocked ? 'blocked' : asking === undefined ? 'idle' : 'asking', ask };
}
