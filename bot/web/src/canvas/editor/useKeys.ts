import { useReactFlow } from '@xyflow/react';
import { type ClipboardEvent, type KeyboardEvent, useCallback } from 'react';
import { copied, pasted } from '../model/clipboard.ts';
import { removeArrows, removeSteps, withoutLayout } from '../model/graph.ts';
import { arrowKey, type Workflow } from '../model/workflow.ts';
import { useActions, useEditing } from './Editor.ts';

interface Keys {
  onKeyDown(event: KeyboardEvent): void;
  onCopy(event: ClipboardEvent): void;
  onCut(event: ClipboardEvent): void;
  onPaste(event: ClipboardEvent): void;
}

/** What the keyboard does while no field has the focus. */
export function useKeys(save: () => void): Keys {
  const { workflow, selection } = useEditing();
  const { edit, select, undo, redo, offer } = useActions();
  const { fitView } = useReactFlow();

  const remove = useCallback(() => {
    edit((before) => withoutSelected(before, selection));
    select([]);
  }, [edit, select, selection]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const isCommand = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (isCommand && key === 's') {
      event.preventDefault();
      save();
      return;
    }
    if (isField(event.target)) return;
    const act = isCommand ? commands[key] : plain[key];
    if (act === undefined || (!isCommand && event.altKey)) return;
    event.preventDefault();
    act(event);
  };
  const commands: Readonly<Record<string, (event: KeyboardEvent) => void>> = {
    z: ({ shiftKey }) => (shiftKey ? redo() : undo()),
    y: redo,
    a: () => select(workflow.nodes.map(({ id }) => id)),
  };
  const plain: Readonly<Record<string, (event: KeyboardEvent) => void>> = {
    delete: remove,
    backspace: remove,
    f: () => void fitView({ padding: 0.2, maxZoom: 1, duration: 200 }),
    l: () => edit(withoutLayout),
    '/': () => offer(spotAfter(selection, workflow)),
    n: () => offer(spotAfter(selection, workflow)),
    escape: () => select([]),
  };

  const onCopy = (event: ClipboardEvent): boolean => {
    if (isField(event.target) || selection.size === 0 || String(window.getSelection() ?? '') !== '') return false;
    event.clipboardData.setData('text/plain', copied(workflow, selection));
    event.preventDefault();
    return true;
  };
  return {
    onKeyDown,
    onCopy,
    onCut: (event) => {
      if (onCopy(event)) remove();
    },
    onPaste: (event) => {
      if (isField(event.target)) return;
      const result = pasted(workflow, event.clipboardData.getData('text/plain'));
      if (result === undefined) return;
      event.preventDefault();
      edit(() => result.workflow);
      select(result.ids);
    },
  };
}

export function withoutSelected(workflow: Workflow, selection: ReadonlySet<string>): Workflow {
  const steps = removeSteps(workflow, [...selection].filter((id) => workflow.nodes.some((step) => step.id === id)));
  return workflow.edges.some((arrow) => selection.has(arrowKey(arrow))) ? removeArrows(steps, (arrow) => selection.has(arrowKey(arrow))) : steps;
}

/** After the one step that is selected. */
export function spotAfter(selection: ReadonlySet<string>, workflow: Workflow): { after?: { id: string } } {
  const [id] = selection;
  return selection.size === 1 && id !== undefined && workflow.nodes.some((step) => step.id === id) ? { after: { id } } : {};
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));
}
