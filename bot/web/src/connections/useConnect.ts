import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import { useNavigate } from 'react-router';
import { paths } from '../shell/paths.ts';
import { type Connection, type Connector, connect, connectionsQuery, disconnect, testConnection } from './api.ts';
import { type Filled, wishOf } from './form.ts';
import { type Consent, useConsent } from './useConsent.ts';

interface Connecting {
  submit(filled: Filled): void;
  isBusy: boolean;
  error: Error | null;
  consent: Consent;
  /** Opens the window once more in which the connection is allowed. */
  again(): void;
}

/** Makes a connection, sends the person over there where they have to allow it, and ends at the connection. */
export function useConnect(system: Connector): Connecting {
  const client = useQueryClient();
  const navigate = useNavigate();
  const made = useRef<Connection>(undefined);
  const show = useCallback(({ id, test }: Connection) => void navigate(paths.connection(id), { state: { test } }), [navigate]);
  const { mutate: test, error: testError } = useMutation({ mutationFn: testConnection, onSuccess: show });
  const allowed = useCallback(({ id }: Connection) => test(id), [test]);
  const { consent, open, ask } = useConsent(allowed);
  const post = useMutation({
    mutationFn: async ({ filled, popup }: { filled: Filled; popup: Window | null }) => {
      // What was begun with other values and never allowed makes room.
      if (made.current !== undefined) await disconnect(made.current.id);
      made.current = undefined;
      made.current = await connect(wishOf(system, filled));
      await client.invalidateQueries({ queryKey: connectionsQuery.queryKey });
      if (made.current.status !== 'PENDING') show(made.current);
      else if (popup !== null) ask(popup, made.current.id);
    },
    onError: (_, { popup }) => popup?.close(),
  });

  return {
    submit: (filled) => post.mutate({ filled, popup: filled.auth === 'oauth2' ? open() : null }),
    isBusy: post.isPending || consent === 'waiting',
    error: post.error ?? testError,
    consent,
    again,
  };

  function again(): void {
    const popup = open();
    if (popup !== null && made.current !== undefined) ask(popup, made.current.id);
  }
}
