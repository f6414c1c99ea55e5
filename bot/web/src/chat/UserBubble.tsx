import type { ReactNode } from 'react';
import { Markdown } from './markdown/Markdown.tsx';
import styles from './UserBubble.module.css';

export function UserBubble({ text, isSending = false }: { text: string; isSending?: boolean }): ReactNode {
  return (
    <div className={styles.line}>
      <div className={[styles.bubble, isSending && styles.sending].filter(Boolean).join(' ')}>
        <span className="visually-hidden">You: </span>
        <Markdown source={text} />
        {isSending && <span className="visually-hidden">Sending</span>}
      </div>
    </div>
  );
}
