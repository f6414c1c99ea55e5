import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { asProblem } from '../api/problem.ts';
import { type Connection, connectionsQuery, consentUrl, fetchConnection } from './api.ts';
import { onReturned, openConsentWindow, whereIs } from './consent.ts';

/** How it stands with a person allowing a connection in another window. */
export type Consent = 'none' | 'blocked' | 'waiting' | 'refused' | 'gone';

const GLANCE_MS = 1_000;

interface Asking {
  connection: string;
  window: Window;
}

interface Consenting {
  consent: Consent;
  /** To be called within the click, before anything is waited for. Null when the browser does not allow a window. */
  open(): Window | null;
  ask(window: Window, connection: string): void;
}

/** Sends a person over there, and watches for them to come back. */
export function useConsent(allowed: (connection: Connection) => void): Consenting {
  const client = useQueryClient();
  const [asking, setAsking] = useState<Asking>();
  const [consent, setConsent] = useState<Consent>('none');

  const look = useCallback(
    async (id: string): Promise<void> => {
      const connection = await fetchConnection(id);
      if (connection.status !== 'READY') return;
      setAsking(undefined);
      setConsent('none');
      await client.invalidateQueries({ queryKey: connectionsQuery.queryKey });
      allowed(connection);
    },
    [client, allowed],
  );

  useEffect(() => {
    if (asking === undefined) return undefined;
    const glance = setInterval(() => {
      const whereabouts = whereIs(asking.window);
      setConsent(whereabouts === 'away' ? 'waiting' : whereabouts);
      void look(asking.connection).catch(unsettled);
    }, GLANCE_MS);
    // Somebody may have disconnected it meanwhile; whatever else went wrong, the next glance asks again.
    const unsettled = (error: unknown): void => {
      if (asProblem(error).isMissing) setAsking(undefined);
    };
    const stopListening = onReturned((id) => {
      if (id === asking.connection) void look(id).catch(unsettled);
    });
    return () => {
      clearInterval(glance);
      stopListening();
    };
  }, [asking, look]);

  return {
    consent,
    open: () => {
      const window = openConsentWindow();
      if (window === null) setConsent('blocked');
      return window;
    },
    ask: (window, connection) => {
      window.location.href = consentUrl(connection);
      setConsent('waiting');
      setAsking({ connection, window });
    },
  };
}
