import { type NodeProps } from '@xyflow/react';
import { memo, type ReactNode } from 'react';
import { useCatalog } from '../editor/Editor.ts';
import { spell } from '../model/trace.ts';
import { Badges } from './Badges.tsx';
import type { StepNode } from './flow.ts';
import { Inlet, Outlets } from './Handles.tsx';
import { StepIcon } from './StepIcon.tsx';
import { detailOf, titleOf } from './words.ts';
import styles from './StepCard.module.css';

/** A step: what it is, what it is about, how it fared in the run that is shown. */
export const StepCard = memo(function StepCard({ id, data, selected }: NodeProps<StepNode>): ReactNode {
  const { operations } = useCatalog();
  const { step, findings, run } = data;
  return (
    <div className={styles.card} data-selected={selected || undefined} data-run={run?.status}>
      <Inlet />
      <StepIcon use={step.use} />
      <div className={styles.words}>
        <span className={styles.title}>{titleOf(step, operations.get(step.use))}</span>
        <span className={styles.detail}>{detailOf(step)}</span>
      </div>
      <Badges findings={findings} run={run?.status} note={run && spell(run.last.durationMs)} />
      <Outlets id={id} ways={data.ways} open={data.open} />
    </div>
  );
});
