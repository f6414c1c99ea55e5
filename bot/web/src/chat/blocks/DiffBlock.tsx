import type { ReactNode } from 'react';
import type { DiffLine } from '../../api/types.ts';
import styles from './DiffBlock.module.css';

const LOOK = { '+': styles.added, '-': styles.removed, '~': styles.changed, ' ': styles.same };
const WORDS = { '+': 'Added: ', '-': 'Removed: ', '~': 'Changed: ', ' ': '' };

export function DiffBlock({ lines }: { lines: DiffLine[] }): ReactNode {
  return (
    <ul className={styles.diff} aria-label="Changes">
      {lines.map(({ kind, text }, index) => (
        <li key={index} className={LOOK[kind]}>
          <span className={styles.sign} aria-hidden="true">
            {kind === '-' ? '−' : kind}
          </span>
          <span className="visually-hidden">{WORDS[kind]}</span>
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}
