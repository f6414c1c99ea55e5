import { type ReactNode, useMemo, useRef } from 'react';
import type { Connection } from '../api/subscription.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Announcer } from './Announcer.tsx';
import { Composer } from './Composer.tsx';
import { ConnectionNotice } from './ConnectionNotice.tsx';
import { ConversationProvider } from './ConversationContext.tsx';
import { FailedMessages } from './FailedMessages.tsx';
import { MessageList } from './MessageList.tsx';
import { useOutbox } from './outbox.ts';
import { QuestionChips } from './QuestionChips.tsx';
import { hasUserSpoken, openQuestion, type Timeline } from './timeline.ts';
import { useStickToBottom } from './useStickToBottom.ts';
import styles from './ChatPage.module.css';

interface Props {
  conversation: string;
  timeline: Timeline;
  connection: Connection;
  named: string | undefined;
  phrase?: ((text: string) => Promise<string>) | undefined;
  takesFocus?: boolean | undefined;
}

export function ConversationView({ conversation, timeline, connection, named, phrase, takesFocus = true }: Props): ReactNode {
  const outbox = useOutbox(conversation, timeline);
  const composer = useRef<HTMLTextAreaElement>(null);
  const { viewport, content, hasNews, toBottom, follow } = useStickToBottom(timeline.messages.size + outbox.sending.length);
  const asked = useMemo(() => openQuestion(timeline), [timeline]);
  const isBegun = useMemo(() => hasUserSpoken(timeline), [timeline]);

  const focusComposer = (): void => composer.current?.focus({ preventScroll: true });
  const say = (text: string): void => {
    outbox.say(text);
    toBottom();
  };
  const speak = (text: string): void => {
    // The greeting asks for a new wish; whoever came with something in mind does not answer it.
    if (phrase === undefined || (asked !== undefined && isBegun)) say(text);
    else void phrase(text).then(say);
  };
  const answer = (text: string): void => {
    speak(text);
    // The chip that had the focus is about to go.
    focusComposer();
  };

  const answers = asked !== undefined && outbox.sending.length === 0 && {
    messageId: asked.message.id,
    answers: <QuestionChips key={asked.message.seq} question={asked.question} isBegun={isBegun} onAnswer={answer} />,
  };

  return (
    <ConversationProvider conversation={conversation} lastSeq={timeline.lastSeq} follow={follow}>
      <div className={styles.page}>
        {/* Without anything to press in it, the keyboard could not scroll it. */}
        <div className={styles.scroll} ref={viewport} role="region" aria-label="Conversation" tabIndex={0}>
          <div className={styles.column} ref={content}>
            <MessageList timeline={timeline} sending={outbox.sending} named={named} question={answers || undefined} />
          </div>
        </div>
        <div className={styles.foot}>
          {hasNews && (
            <Button className={styles.news} onClick={toBottom}>
              New messages
              <Icon name="arrowDown" size={14} />
            </Button>
          )}
          <div className={styles.column}>
            <ConnectionNotice connection={connection} />
            <FailedMessages outbox={outbox} conversation={conversation} onEdit={focusComposer} />
            <Composer ref={composer} conversation={conversation} question={asked?.question} isBegun={isBegun} takesFocus={takesFocus} onSay={speak} />
          </div>
        </div>
      </div>
      <Announcer timeline={timeline} />
    </ConversationProvider>
  );
}
