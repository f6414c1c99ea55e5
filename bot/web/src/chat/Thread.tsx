import { type ReactNode, useId, useState } from 'react';
import type { Message } from '../api/types.ts';
import { Icon } from '../ui/Icon.tsx';
import { BotMessage } from './BotMessage.tsx';
import { Time } from './Time.tsx';
import { awaitsPerson } from './timeline.ts';
import styles from './Thread.module.css';

/** The steps of a run, folded under its message. Opens by itself when one of them waits for a person. */
export function Thread({ replies }: { replies: Message[] }): ReactNode {
  const id = useId();
  const [choice, setChoice] = useState<boolean>();
  const needsPerson = replies.some(awaitsPerson);
  // It stays open once the decision is made: what one has just acted on must not vanish.
  if (needsPerson && choice === undefined) setChoice(true);
  const isOpen = choice ?? needsPerson;
  const count = replies.length === 1 ? '1 step' : `${replies.length} steps`;
  return (
    <section className={styles.thread}>
      <button type="button" className={styles.toggle} aria-expanded={isOpen} aria-controls={id} onClick={() => setChoice(!isOpen)}>
        <Icon name="chevron" size={14} />
        {isOpen ? `Hide ${count}` : `Show ${count}`}
      </button>
      {isOpen && (
        <ol id={id} className={styles.replies}>
          {replies.map((reply) => (
            <li key={reply.id}>
              <div className={styles.body}>
                <BotMessage message={reply} />
              </div>
              <Time at={reply.at} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
