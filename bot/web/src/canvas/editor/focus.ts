const FIELDS = 'input, textarea, select, [role="combobox"], [contenteditable]';

/** To the first field of whatever is open beside the canvas, once it is drawn. */
export function focusPanel(): void {
  setTimeout(() => {
    const panels = [...document.querySelectorAll('[data-panel] [data-body]')];
    const fields = panels.flatMap((panel) => [...panel.querySelectorAll<HTMLElement>(FIELDS)]);
    const first = fields.find((field) => field.offsetParent !== null);
    first?.focus();
  });
}

/** From a field back to the step it belongs to. */
export function focusStep(id: string | undefined): void {
  const step = id === undefined ? null : document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
  if (step !== null) step.focus({ preventScroll: true });
  else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}
