import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { History } from '../model/history.ts';
import type { Workflow } from '../model/workflow.ts';
import { useActions } from './Editor.ts';
import { Tool } from './Tool.tsx';

/** One change back, one forth. */
export function Steps({ history }: { history: History<Workflow> }): ReactNode {
  const { undo, redo } = useActions();
  return (
    <>
      <Tool icon={IconArrowBackUp} label="Undo (Ctrl+Z)" isDisabled={history.past.length === 0} onClick={undo} />
      <Tool icon={IconArrowForwardUp} label="Redo (Ctrl+Y)" isDisabled={history.future.length === 0} onClick={redo} />
    </>
  );
}
