import { useEffect } from 'react';

interface Moves {
  /** One down or up. */
  move: (by: 1 | -1) => void;
  open?: () => void;
  leave?: () => void;
}

/** Lists by keyboard: j and k or the arrows move, Enter opens, Escape leaves; never while somebody types or a dialog is open. */
export function useListKeys({ move, open, leave }: Moves): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTaken(event)) return;
      const act = actionOf(event.key, { move, ...(open === undefined ? {} : { open }), ...(leave === undefined ? {} : { leave }) });
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [move, open, leave]);
}

function actionOf(key: string, { move, open, leave }: Moves): (() => void) | undefined {
  if (key === 'j' || key === 'ArrowDown') return () => move(1);
  if (key === 'k' || key === 'ArrowUp') return () => move(-1);
  if (key === 'Enter') return open;
  return key === 'Escape' ? leave : undefined;
}

/** Whether the key belongs to what has the focus. */
function isTaken({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('input, textarea, select, [role="dialog"], [role="menu"], [role="listbox"], [role="combobox"], [contenteditable="true"]') !== null) return true;
  return key === 'Enter' && target.closest('button, a, summary') !== null;
}
