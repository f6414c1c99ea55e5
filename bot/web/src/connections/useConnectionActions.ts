import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useLocation } from 'react-router';
import { type Connection, connectionsQuery, testConnection } from './api.ts';
import { type Consent, useConsent } from './useConsent.ts';
import { type Verdict, verdictOf } from './words.ts';

export interface Actions {
  test: UseMutationResult<Connection, Error, void>;
  /** Of the last test, be it the one made while it was connected. */
  verdict: Verdict | undefined;
  /** Another one has tested it. */
  setTested(connection: Connection): void;
  /** Opens the window in which a person allows it. */
  allow(): void;
  consent: Consent;
}

export function useConnectionActions(connection: Connection, system: string): Actions {
  const client = useQueryClient();
  const { state } = useLocation() as { state: Pick<Connection, 'test'> | null };
  const [tested, setTested] = useState<Pick<Connection, 'test'>>({ ...(state?.test === undefined ? {} : { test: state.test }) });
  const test = useMutation({
    mutationFn: () => testConnection(connection.id),
    onSuccess: setTested,
    onSettled: () => client.invalidateQueries({ queryKey: connectionsQuery.queryKey }),
  });
  const { mutate } = test;
  const allowed = useCallback(() => mutate(), [mutate]);
  const { consent, open, ask } = useConsent(allowed);
  return {
    test,
    verdict: test.isPending ? undefined : verdictOf({ ...connection, ...tested }, system),
    setTested,
    allow: () => {
      const popup = open();
      if (popup !== null) ask(popup, connection.id);
    },
    consent,
  };
}
