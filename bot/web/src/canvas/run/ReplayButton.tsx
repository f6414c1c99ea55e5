import { type ReactNode, useState } from 'react';
import { ReplayStep } from '../../runs/ReplayStep.tsx';
import { Button } from '../../ui/Button.tsx';
import { useEditing } from '../editor/Editor.ts';
import { isOver, isTest } from '../model/trace.ts';
import { stepOf } from '../model/workflow.ts';
import { useReplaying } from './Replaying.ts';

/** Where a run has ended, and the step had a part in it. Rounds of a loop begin with the loop. */
export function ReplayButton({ id }: { id: string }): ReactNode {
  const { workflow, canEdit } = useEditing();
  const { source, known, replay } = useReplaying();
  const [isOpen, setOpen] = useState(false);
  const step = stepOf(workflow, id);
  const span = known.get(id)?.last;
  if (!canEdit || step === undefined || step.in !== undefined || span === undefined || source === undefined || !isOver(source.status)) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>Replay from here</Button>
      {isOpen && (
        <ReplayStep
          run={source}
          span={span}
          draft={isTest(source) ? step : undefined}
          replay={(input) => replay(id, input)}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
