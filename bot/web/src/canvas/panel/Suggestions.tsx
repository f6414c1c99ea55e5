import type { ReactNode } from 'react';
import { shown, type Suggestion } from '../model/completion.ts';
import styles from './ExpressionInput.module.css';

const MOST = 60;

/** What may be read here: name, type, and what the last run had. */
export function Suggestions({
  id,
  items,
  active,
  onTake,
}: {
  id: string;
  items: readonly Suggestion[];
  active: number;
  onTake: (item: Suggestion) => void;
}): ReactNode {
  return (
    <ul id={id} role="listbox" aria-label="Values" className={styles.list}>
      {items.slice(0, MOST).map((item, index) => (
        <li
          key={item.name}
          role="option"
          aria-selected={index === active}
          className={styles.item}
          ref={(element) => {
            if (index === active) element?.scrollIntoView({ block: 'nearest' });
          }}
          onMouseDown={(event) => {
            event.preventDefault();
            onTake(item);
          }}
        >
          <span className={styles.name}>{item.name}</span>
          <span className={styles.type}>{item.type}</span>
          <span className={styles.value}>{item.value === undefined ? (item.about ?? '') : shown(item.value)}</span>
        </li>
      ))}
    </ul>
  );
}
