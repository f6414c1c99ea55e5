import type { ReactNode } from 'react';
import type { TextStyle } from '../../api/types.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Markdown } from '../markdown/Markdown.tsx';
import styles from './TextBlock.module.css';

export function TextBlock({ text, style }: { text: string; style: TextStyle }): ReactNode {
  switch (style) {
    case 'plain':
      return <Markdown source={text} />;
    case 'heading':
      return <h3 className={styles.heading}>{text}</h3>;
    case 'muted':
      return (
        <div className={styles.muted}>
          <Markdown source={text} />
        </div>
      );
    case 'success':
    case 'warning':
    case 'error':
      return (
        <Notice tone={style}>
          <Markdown source={text} />
        </Notice>
      );
  }
}
