import { memo, type ReactNode } from 'react';
import { Mark } from '../ui/Mark.tsx';
import { BotMessage } from './BotMessage.tsx';
import { Thread } from './Thread.tsx';
import { Time } from './Time.tsx';
import type { Entry } from './timeline.ts';
import { UserBubble } from './UserBubble.tsx';
import styles from './EntryView.module.css';

interface Props {
  entry: Entry;
  isContinued: boolean;
}

export const EntryView = memo(function EntryView({ entry: { message, replies }, isContinued }: Props): ReactNode {
  if (message.from === 'user') return <UserBubble text={message.text} />;
  return (
    <article className={styles.entry}>
      {!isContinued && (
        <header className={styles.voice}>
          <Mark size={18} />
          <span className={styles.name}>{message.author ?? 'Parley'}</span>
          <Time at={message.at} />
        </header>
      )}
      <div className={styles.body}>
        <BotMessage message={message} />
        <Thread message={message} replies={replies} />
      </div>
    </article>
  );
}, isSame);

/** Entries are built anew with every change; the messages in them are not. */
function isSame(before: Props, after: Props): boolean {
  return (
    before.isContinued === after.isContinued &&
    before.entry.message === after.entry.message &&
    before.entry.replies.length === after.entry.replies.length &&
    before.entry.replies.every((reply, index) => reply === after.entry.replies[index])
  );
}
