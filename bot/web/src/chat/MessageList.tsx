import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { EntryView } from './EntryView.tsx';
import type { Outgoing } from './outbox.ts';
import { type Entry, entries, type Timeline } from './timeline.ts';
import { UserBubble } from './UserBubble.tsx';
import styles from './MessageList.module.css';

/** More than this at once makes a page slow and nobody wiser; the rest is a button away. */
const PAGE = 80;

interface Props {
  timeline: Timeline;
  sending: Outgoing[];
  /** The message that the address names. */
  named: string | undefined;
  /** Stands right under the message that asks. */
  question: { messageId: string; answers: ReactNode } | undefined;
}

export function MessageList({ timeline, sending, named, question }: Props): ReactNode {
  const all = useMemo(() => entries(timeline), [timeline]);
  const [shown, setShown] = useState(PAGE);
  const namedAt = all.findIndex((entry) => entry.message.id === named);
  const visible = all.slice(namedAt < 0 ? -shown : Math.min(namedAt, Math.max(0, all.length - shown)));
  const isThere = namedAt >= 0;
  useEffect(() => {
    if (named !== undefined && isThere) document.getElementById(named)?.scrollIntoView({ block: 'center' });
  }, [named, isThere]);
  if (all.length === 0 && sending.length === 0) return <Empty />;
  return (
    <>
      {visible.length < all.length && (
        <div className={styles.earlier}>
          <Button look="quiet" onClick={() => setShown(shown + PAGE)}>
            Show earlier messages
          </Button>
        </div>
      )}
      {/* Announced by Announcer, which says each message once. */}
      <div role="log" aria-live="off" aria-label="Messages">
        <ol className={styles.list}>
          {visible.map((entry, index) => (
            <li
              key={entry.message.id}
              id={entry.message.id}
              aria-current={entry.message.id === named || undefined}
              className={continues(visible[index - 1], entry) ? styles.continued : undefined}
            >
              <EntryView entry={entry} isContinued={continues(visible[index - 1], entry)} />
              {question?.messageId === entry.message.id && question.answers}
            </li>
          ))}
          {sending.map(({ key, text }) => (
            <li key={key}>
              <UserBubble text={text} isSending />
            </li>
          ))}
        </ol>
      </div>
    </>
  );
}

function Empty(): ReactNode {
  return (
    <div className={styles.empty}>
      <h2>What should happen?</h2>
      <p>Describe it in your own words. Parley asks what it needs to know and shows you a draft before anything runs.</p>
    </div>
  );
}

/** Several messages in a row by the same voice need its name once. */
function continues(before: Entry | undefined, { message }: Entry): boolean {
  return before !== undefined && before.message.from === message.from && before.message.author === message.author;
}
