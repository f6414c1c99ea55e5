import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ChatPage } from '../chat/ChatPage.tsx';
import { Waiting } from '../shell/Landing.tsx';
import { Button } from '../ui/Button.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { conversationQuery } from './queries.ts';
import styles from './Panel.module.css';

/** The conversation of this page, as soon as there is one. */
export function Talk({ takesFocus }: { takesFocus: boolean }): ReactNode {
  const { data: conversation, error, refetch, isFetching } = useQuery(conversationQuery);
  if (conversation !== undefined) return <ChatPage key={conversation} conversation={conversation} takesFocus={takesFocus} />;
  if (error === null) return <Waiting label="Opening your conversation" />;
  return (
    <div className={styles.problem}>
      <ProblemNotice
        error={error}
        actions={
          <Button isBusy={isFetching} onClick={() => void refetch()}>
            Retry
          </Button>
        }
      />
    </div>
  );
}
