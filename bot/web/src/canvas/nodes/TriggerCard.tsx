import { type NodeProps } from '@xyflow/react';
import { memo, type ReactNode } from 'react';
import { TRIGGER } from '../model/workflow.ts';
import { Badges } from './Badges.tsx';
import type { TriggerNode } from './flow.ts';
import { Outlets } from './Handles.tsx';
import { StepIcon } from './StepIcon.tsx';
import { triggerDetail, TRIGGERS } from './words.ts';
import styles from './StepCard.module.css';

const WAYS = [undefined];

/** What starts the workflow. */
export const TriggerCard = memo(function TriggerCard({ data, selected }: NodeProps<TriggerNode>): ReactNode {
  const { trigger, findings, isAlone } = data;
  return (
    <div className={`${styles.card} ${styles.trigger}`} data-selected={selected || undefined}>
      <StepIcon use={trigger.type} />
      <div className={styles.words}>
        <span className={styles.title}>{TRIGGERS[trigger.type]?.title ?? trigger.type}</span>
        <span className={styles.detail}>{triggerDetail(trigger)}</span>
      </div>
      <Badges findings={findings} />
      <Outlets id={TRIGGER} ways={WAYS} open={isAlone ? WAYS : []} />
    </div>
  );
});
