import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { conversationsQuery } from '../api/queries.ts';
import { Button } from '../ui/Button.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { Waiting } from './Landing.tsx';
import { lastConversation, paths } from './paths.ts';
import { useIsStarting, useStartConversation } from './useStartConversation.ts';
import styles from './FirstVisit.module.css';

/** No conversation is named: goes on with the last one, or begins the first. */
export function FirstVisit(): ReactNode {
  const navigate = useNavigate();
  const start = useStartConversation();
  const isStarting = useIsStarting();
  const hasBegun = useRef(false);
  const { data } = useQuery(conversationsQuery);

  useEffect(() => {
    if (data === undefined || hasBegun.current || isStarting) return;
    hasBegun.current = true;
    const last = lastConversation();
    const known = data.find(({ id }) => id === last) ?? data[0];
    if (known === undefined) start.mutate({ replace: true });
    else void navigate(paths.conversation(known.id), { replace: true });
  }, [data, isStarting, start, navigate]);

  if (!start.isError) return <Waiting label="Opening your conversation" />;
  return (
    <div className={styles.problem}>
      <ProblemNotice error={start.error} actions={<Button onClick={() => start.mutate({ replace: true })}>Retry</Button>} />
    </div>
  );
}
