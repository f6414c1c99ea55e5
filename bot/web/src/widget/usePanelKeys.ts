import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from 'react';
import { firstFocus, roundTrip } from './focus.ts';

interface Keys {
  panel: RefObject<HTMLDivElement | null>;
  launcher: RefObject<HTMLButtonElement | null>;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

/** The keyboard in an open panel: it begins where one writes, stays within, and Escape brings it back to the button. */
export function usePanelKeys(isOpen: boolean, takesFocus: boolean, close: () => void): Keys {
  const panel = useRef<HTMLDivElement>(null);
  const launcher = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(isOpen);

  // Before the key is let go that opened or closed it: the page would hear that of a button which is gone.
  useLayoutEffect(() => {
    if (isOpen && takesFocus && panel.current !== null) {
      firstFocus(panel.current, window.matchMedia('(pointer: coarse)').matches).focus({ preventScroll: true });
    }
    if (!isOpen && wasOpen.current && takesFocus) launcher.current?.focus({ preventScroll: true });
    wasOpen.current = isOpen;
  }, [isOpen, takesFocus]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const { current } = panel;
    const isElsewhere = !(event.target instanceof Element) || event.target.closest('dialog') !== null;
    if (current === null || isElsewhere || event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      close();
    } else if (event.key === 'Tab') {
      const root = current.getRootNode();
      const next = roundTrip(current, root instanceof ShadowRoot ? root.activeElement : document.activeElement, event.shiftKey);
      if (next === undefined) return;
      event.preventDefault();
      next.focus();
    }
  };
  return { panel, launcher, onKeyDown };
}
