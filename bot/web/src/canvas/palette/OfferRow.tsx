import type { ReactNode } from 'react';
import { DRAGGED } from '../editor/useFlow.ts';
import type { Offer } from '../model/palette.ts';
import { StepIcon } from '../nodes/StepIcon.tsx';
import styles from './Palette.module.css';

interface Props {
  id: string;
  offer: Offer;
  isActive: boolean;
  onChoose: () => void;
}

/** Something a step can do; pressed or dragged, it becomes one. */
export function OfferRow({ id, offer, isActive, onChoose }: Props): ReactNode {
  return (
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      data-active={isActive || undefined}
      className={styles.offer}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData(DRAGGED, offer.use);
        event.dataTransfer.effectAllowed = 'copy';
      }}
      onClick={onChoose}
    >
      <StepIcon use={offer.use} size={32} />
      <span className={styles.words}>
        <span className={styles.name}>{offer.title}</span>
        <span className={styles.summary}>{offer.summary}</span>
      </span>
    </div>
  );
}
