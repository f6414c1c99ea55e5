import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Conversation } from '../api/types.ts';
import { Button } from '../ui/Button.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { Waiting } from './Landing.tsx';
import { lastConversation, open } from './useRoute.ts';
import { useIsStarting, useStartConversation } from './useStartConversation.ts';
import styles from './FirstVisit.module.css';

/** No conversation is named: goes on with the last one, or begins the first. */
export function FirstVisit({ conversations }: { conversations: UseQueryResult<Conversation[]> }): ReactNode {
  const start = useStartConversation();
  const isStarting = useIsStarting();
  const hasBegun = useRef(false);
  const { data } = conversations;

  useEffect(() => {
    if (data === undefined || hasBegun.current || isStarting) return;
    hasBegun.current = true;
    const last = lastConversation();
    const known = data.find(({ id }) => id === last) ?? data[0];
    if (known === undefined) start.mutate({ replace: true });
    else open(known.id, { replace: true });
  }, [data, isStarting, start]);

  if (!start.isError) return <Waiting label="Opening your conversation" />;
  return (
    <div className={styles.problem}>
      <ProblemNotice error={start.error} actions={<Button onClick={() => start.mutate({ replace: true })}>Retry</Button>} />
    </div>
  );
}
