import type { ReactNode } from 'react';
import { asProblem } from '../api/problem.ts';
import { Waiting } from '../shell/Landing.tsx';
import { Button } from '../ui/Button.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { ConversationView } from './ConversationView.tsx';
import { useConversation } from './useConversation.ts';
import styles from './ChatPage.module.css';

interface Props {
  conversation: string;
  /** The message to show first; undefined for the newest. */
  named?: string | undefined;
  /** What is said for the words that were typed, where that differs. */
  phrase?: ((text: string) => Promise<string>) | undefined;
}

export function ChatPage({ conversation, named, phrase }: Props): ReactNode {
  const { timeline, connection, error, reload } = useConversation(conversation);
  if (timeline !== undefined) {
    return <ConversationView conversation={conversation} timeline={timeline} connection={connection} named={named} phrase={phrase} />;
  }
  if (error === null) return <Waiting label="Loading the conversation" />;
  return (
    <div className={styles.problem}>
      <ProblemNotice error={error} actions={asProblem(error).isMissing ? undefined : <Button onClick={reload}>Retry</Button>} />
    </div>
  );
}
