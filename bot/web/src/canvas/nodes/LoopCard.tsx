import { type NodeProps } from '@xyflow/react';
import { memo, type ReactNode } from 'react';
import { useActions, useCatalog } from '../editor/Editor.ts';
import { spell } from '../model/trace.ts';
import { Badges } from './Badges.tsx';
import type { StepNode } from './flow.ts';
import { Inlet, Outlets } from './Handles.tsx';
import { StepIcon } from './StepIcon.tsx';
import { detailOf, titleOf } from './words.ts';
import styles from './StepCard.module.css';

/** A loop: a frame around the steps it does again and again. */
export const LoopCard = memo(function LoopCard({ id, data, selected }: NodeProps<StepNode>): ReactNode {
  const { operations } = useCatalog();
  const { offer, canEdit } = useActions();
  const { step, findings, run, isEmpty } = data;
  return (
    <div className={styles.loop} data-selected={selected || undefined} data-run={run?.status}>
      <Inlet />
      <div className={`${styles.head} loop-head`}>
        <StepIcon use={step.use} size={28} />
        <span className={styles.title}>{titleOf(step, operations.get(step.use))}</span>
        <span className={styles.detail}>{detailOf(step)}</span>
      </div>
      {canEdit &&
        (isEmpty ? (
          <button type="button" className={`${styles.empty} nodrag`} onClick={() => offer({ in: id })}>
            + Add the first step of each round
          </button>
        ) : (
          <button type="button" className={`${styles.inner} nodrag`} onClick={() => offer({ in: id })}>
            + Step in this loop
          </button>
        ))}
      <Badges findings={findings} run={run?.status} note={run && spell(run.last.durationMs)} />
      <Outlets id={id} ways={data.ways} open={data.open} />
    </div>
  );
});
