import { useCallback, useMemo, useReducer, useRef, useState } from 'react';
import { addStep, type Spot } from '../model/graph.ts';
import { begin, change, type History, redo, undo } from '../model/history.ts';
import { stepOf, TRIGGER, type Workflow } from '../model/workflow.ts';
import type { Actions } from './Editor.ts';

type Step = { edit: (workflow: Workflow) => Workflow; key?: string | undefined } | 'undo' | 'redo';

export interface Edited {
  history: History<Workflow>;
  workflow: Workflow;
  selection: ReadonlySet<string>;
  /** Where the palette's choice goes; undefined while it is closed. */
  spot: Spot | undefined;
  closePalette(): void;
  actions: Actions;
}

/** The workflow with its history, what is selected, and the palette. */
export function useWorkflow(initial: Workflow, canEdit: boolean): Edited {
  const [history, dispatch] = useReducer(stepped, initial, begin<Workflow>);
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set<string>());
  const [spot, setSpot] = useState<Spot>();
  const latest = useRef(history.present);
  latest.current = history.present;
  const closePalette = useCallback(() => setSpot(undefined), []);

  const actions = useMemo((): Actions => {
    const edit: Actions['edit'] = (edited, key) => canEdit && dispatch({ edit: edited, key });
    const select: Actions['select'] = (ids) => setSelection(new Set(ids));
    return {
      canEdit,
      edit,
      replace: (workflow) => dispatch({ edit: () => workflow }),
      select,
      undo: () => canEdit && dispatch('undo'),
      redo: () => canEdit && dispatch('redo'),
      offer: (at) => canEdit && setSpot(at),
      add: ({ use, starter }, at) => {
        if (!canEdit) return;
        const added = addStep(latest.current, use, starter, at);
        edit(() => added.workflow);
        select([added.id]);
      },
    };
  }, [canEdit]);

  const known = useMemo(() => {
    const gone = [...selection].filter((id) => id !== TRIGGER && stepOf(history.present, id) === undefined);
    return gone.length === 0 ? selection : new Set([...selection].filter((id) => !gone.includes(id)));
  }, [history.present, selection]);

  return { history, workflow: history.present, selection: known, spot, closePalette, actions };
}

function stepped(history: History<Workflow>, step: Step): History<Workflow> {
  if (step === 'undo') return undo(history);
  return step === 'redo' ? redo(history) : change(history, step.edit(history.present), step.key);
}
