import type { ReactNode } from 'react';
import type { Action, Block } from '../../api/types.ts';
import { useForm } from './FormContext.tsx';
import styles from './Refusals.module.css';

/** Says once beneath a message why some of its buttons cannot be pressed, and whom to ask. */
export function Refusals({ blocks }: { blocks: Block[] }): ReactNode {
  const { whyId } = useForm();
  const reasons = reasonsIn(blocks);
  if (reasons.length === 0) return null;
  return (
    <p id={whyId} className={styles.refusals} role="note">
      {reasons.join(' ')}
    </p>
  );
}

/** Each reason once. */
export function reasonsIn(blocks: Block[]): string[] {
  return [...new Set(blocks.flatMap(actionsOf).flatMap(({ refusal }) => refusal ?? []))];
}

function actionsOf(block: Block): Action[] {
  if (block.type === 'buttons') return block.actions;
  return block.type === 'rows' ? block.rows.flatMap(({ actions }) => actions) : [];
}
