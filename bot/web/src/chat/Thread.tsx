import { type ReactNode, useId, useState } from 'react';
import type { Message } from '../api/types.ts';
import { Icon } from '../ui/Icon.tsx';
import { BotMessage } from './BotMessage.tsx';
import { BlockView } from './blocks/BlockView.tsx';
import { Time } from './Time.tsx';
import { awaitsPerson, isFolded } from './timeline.ts';
import styles from './Thread.module.css';

interface Props {
  message: Message;
  replies: Message[];
}

/** What stands behind a message: its folded steps and its log. Opens by itself when something there waits for a person. */
export function Thread({ message, replies }: Props): ReactNode {
  const id = useId();
  const [choice, setChoice] = useState<boolean>();
  const needsPerson = replies.some(awaitsPerson);
  // It stays open once the decision is made: what one has just acted on must not vanish.
  if (needsPerson && choice === undefined) setChoice(true);
  const isOpen = choice ?? needsPerson;
  const folded = message.blocks.filter(isFolded);
  if (folded.length === 0 && replies.length === 0) return null;
  return (
    <section className={folded.length > 0 ? styles.behind : styles.thread}>
      <button type="button" className={styles.toggle} aria-expanded={isOpen} aria-controls={id} onClick={() => setChoice(!isOpen)}>
        <Icon name="chevron" size={14} />
        {isOpen ? 'Hide details' : 'Details'}
      </button>
      {isOpen && (
        <div id={id} className={styles.details}>
          {folded.map((block, index) => (
            <BlockView key={index} block={block} />
          ))}
          <ol className={styles.replies}>
            {replies.map((reply) => (
              <li key={reply.id}>
                <div className={styles.body}>
                  <BotMessage message={reply} />
                </div>
                <Time at={reply.at} />
              </li>
            ))}
          </ol>
        </div>
      )}
    </section>
  );
}
