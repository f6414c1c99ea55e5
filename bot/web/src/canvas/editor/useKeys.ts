import { useReactFlow } from '@xyflow/react';
import { type RefObject, useEffect, useRef } from 'react';
import { copied, pasted } from '../model/clipboard.ts';
import { usedWays } from '../model/geometry.ts';
import { nextOf, previousOf, removeArrows, removeSteps, type Spot, withoutLayout } from '../model/graph.ts';
import { handlesOf } from '../model/kinds.ts';
import { arrowKey, TRIGGER, type Workflow } from '../model/workflow.ts';
import { fitting } from './fitting.ts';
import { focusPanel, focusStep } from './focus.ts';
import { useActions, useEditing } from './Editor.ts';

/** What the keyboard does while the canvas, or nothing in particular, has the focus. */
export function useKeys(
  surface: RefObject<HTMLElement | null>,
  save: () => void,
  ask: (dialog: 'shortcuts' | 'connect') => void,
): void {
  const { workflow, selection, canEdit } = useEditing();
  const { edit, select, undo, redo, offer } = useActions();
  const { fitView } = useReactFlow();

  const remove = (): void => {
    if (!canEdit) return;
    edit((before) => withoutSelected(before, selection));
    select([]);
  };

  const go = (id: string | undefined): void => {
    if (id === undefined) return;
    select([id]);
    focusStep(id);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const isCommand = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (isCommand && key === 's') {
      event.preventDefault();
      save();
      return;
    }
    if (isField(event.target)) {
      if (key === 'escape' && isBeside(event.target)) focusStep(only(selection));
      return;
    }
    if (!isCommand && !event.altKey && pressedButton(surface.current, event.key)) {
      event.preventDefault();
      return;
    }
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
    f: () => void fitView({ ...fitting(selection.size === 1), duration: 200 }),
    l: () => edit(withoutLayout),
    '/': () => offer(spotAfter(selection, workflow)),
    n: () => offer(spotAfter(selection, workflow)),
    escape: () => select([]),
    e: () => focusPanel(),
    j: () => go(nextOf(workflow, only(selection))),
    k: () => go(previousOf(workflow, only(selection))),
    c: () =>
      canEdit && selection.size === 1 && workflow.edges.every((arrow) => !selection.has(arrowKey(arrow))) && ask('connect'),
    '?': () => ask('shortcuts'),
  };

  const onCopy = (event: ClipboardEvent): boolean => {
    if (
      event.clipboardData === null ||
      isField(event.target) ||
      selection.size === 0 ||
      String(window.getSelection() ?? '') !== ''
    )
      return false;
    event.clipboardData.setData('text/plain', copied(workflow, selection));
    event.preventDefault();
    return true;
  };
  const onPaste = (event: ClipboardEvent): void => {
    if (event.clipboardData === null || isField(event.target)) return;
    const result = pasted(workflow, event.clipboardData.getData('text/plain'));
    if (result === undefined) return;
    event.preventDefault();
    edit(() => result.workflow);
    select(result.ids);
  };
  const onCut = (event: ClipboardEvent): void => {
    if (onCopy(event)) remove();
  };

  const now = useRef({ onKeyDown, onCopy, onCut, onPaste });
  now.current = { onKeyDown, onCopy, onCut, onPaste };
  useEffect(() => {
    // On the document: when what had the focus is gone, such as the palette, nothing has it.
    const isOurs = ({ target }: Event): boolean =>
      target === document.body || (target instanceof Node && surface.current?.parentElement?.contains(target) === true);
    const listen = <E extends Event>(type: string, act: (event: E) => void): (() => void) => {
      const listener = (event: Event): void => {
        if (isOurs(event)) act(event as E);
      };
      document.addEventListener(type, listener);
      return () => document.removeEventListener(type, listener);
    };
    const stops = [
      listen<KeyboardEvent>('keydown', (event) => now.current.onKeyDown(event)),
      listen<ClipboardEvent>('copy', (event) => now.current.onCopy(event)),
      listen<ClipboardEvent>('cut', (event) => now.current.onCut(event)),
      listen<ClipboardEvent>('paste', (event) => now.current.onPaste(event)),
    ];
    return () => stops.forEach((stop) => stop());
  }, [surface]);
}

export function withoutSelected(workflow: Workflow, selection: ReadonlySet<string>): Workflow {
  const steps = removeSteps(
    workflow,
    [...selection].filter((id) => workflow.nodes.some((step) => step.id === id)),
  );
  return workflow.edges.some((arrow) => selection.has(arrowKey(arrow)))
    ? removeArrows(steps, (arrow) => selection.has(arrowKey(arrow)))
    : steps;
}

/** After the one step, or in the middle of the one arrow, that is selected. */
export function spotAfter(selection: ReadonlySet<string>, workflow: Workflow): Spot {
  const [id] = selection;
  if (selection.size !== 1 || id === undefined) return {};
  const within = workflow.edges.find((arrow) => arrowKey(arrow) === id);
  if (within !== undefined) return { within };
  const step = workflow.nodes.find((each) => each.id === id);
  if (step === undefined) return id === TRIGGER ? { after: { id } } : {};
  const used = usedWays(workflow, id);
  const ways = handlesOf(step, used);
  return { after: { id, when: ways.find((when) => !used.has(when)) ?? ways[0] } };
}

/** A button that says which key it goes by, such as Run. */
function pressedButton(surface: HTMLElement | null, key: string): boolean {
  const button = surface?.parentElement?.querySelector<HTMLElement>(`[aria-keyshortcuts="${CSS.escape(key.toUpperCase())}"]`);
  if (!button || button.hasAttribute('disabled')) return false;
  button.click();
  return true;
}

function only(selection: ReadonlySet<string>): string | undefined {
  const [id] = selection;
  return selection.size === 1 ? id : undefined;
}

function isBeside(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-body]') !== null;
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}
