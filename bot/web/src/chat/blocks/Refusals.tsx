import type { ReactNode } from 'react';
import type { Action } from '../../api/types.ts';
import styles from './Refusals.module.css';

/** Says beneath buttons why some of them cannot be pressed, and whom to ask; each reason once. */
export function Refusals({ id, actions }: { id: string; actions: Action[] }): ReactNode {
  const reasons = [...new Set(actions.flatMap(({ refusal }) => refusal ?? []))];
  if (reasons.length === 0) return null;
  return (
    <p id={id} className={styles.refusals} role="note">
      {reasons.join(' ')}
    </p>
  );
}
