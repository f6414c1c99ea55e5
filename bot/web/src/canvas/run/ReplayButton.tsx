import { type ReactNode, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { useEditing } from '../editor/Editor.ts';
import { isOver } from '../model/trace.ts';
import { stepOf } from '../model/workflow.ts';
import { ReplayDialog } from './ReplayDialog.tsx';
import { useReplaying } from './Replaying.ts';

/** Where a run has ended, and the step had a part in it. Rounds of a loop begin with the loop. */
export function ReplayButton({ id }: { id: string }): ReactNode {
  const { workflow, canEdit } = useEditing();
  const { source, known } = useReplaying();
  const [isOpen, setOpen] = useState(false);
  const step = stepOf(workflow, id);
  const span = known.get(id)?.last;
  if (!canEdit || step === undefined || step.in !== undefined || span === undefined || !isOver(source?.status)) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>Replay from here</Button>
      {isOpen && <ReplayDialog step={step} span={span} onClose={() => setOpen(false)} />}
    </>
  );
}
