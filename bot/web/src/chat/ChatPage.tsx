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
  /** Whether the reader can write at once; a page that shows a chat among other things keeps its own focus. */
  takesFocus?: boolean | undefined;
}

export function ChatPage({ conversation, named, phrase, takesFocus }: Props): ReactNode {
  const { timeline, connection, error, reload } = useConversation(conversation);
  if (timeline !== undefined) {
    return <ConversationView conversation={conversation} timeline={timeline} connection={connection} named={named} phrase={phrase} takesFocus={takesFocus} />;
  }
  if (error === null) return <Waiting label="Loading the conversation" />;
  return (
    <div className={styles.problem}>
      <ProblemNotice error={error} actions={asProblem(error).isMissing ? undefined : <Button onClick={reload}>Retry</Button>} />
    </div>
  );
}
