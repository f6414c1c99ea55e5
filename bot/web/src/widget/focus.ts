const REACHABLE = 'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex="0"]';

/** Where the keyboard goes next within what is open: round and round. Undefined while the browser's own order does. */
export function roundTrip(panel: HTMLElement, active: Element | null, backwards: boolean): HTMLElement | undefined {
  const reachable = [...panel.querySelectorAll<HTMLElement>(REACHABLE)].filter(isShown);
  const [first, last] = [reachable[0], reachable.at(-1)];
  if (backwards) return active === first || active === panel ? last : undefined;
  return active === last ? first : undefined;
}

/** Where to write, or what to press; the panel itself while there is nothing yet, and on touch screens, whose keyboard would cover it. */
export function firstFocus(panel: HTMLElement, isTouch: boolean): HTMLElement {
  const wanted = isTouch ? null : (panel.querySelector<HTMLElement>('textarea') ?? panel.querySelector<HTMLElement>('[data-first]'));
  return wanted ?? panel;
}

function isShown(element: HTMLElement): boolean {
  return element.checkVisibility();
}
