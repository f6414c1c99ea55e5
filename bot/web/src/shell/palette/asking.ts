const ASKED = 'parley:palette';

export function askForPalette(): void {
  window.dispatchEvent(new Event(ASKED));
}

/** By Ctrl+K or ⌘K, wherever the cursor is, or by {@link askForPalette}. */
export function onPaletteAsked(asked: () => void): () => void {
  const pressed = (event: KeyboardEvent): void => {
    if (!isPaletteKey(event)) return;
    event.preventDefault();
    asked();
  };
  window.addEventListener(ASKED, asked);
  window.addEventListener('keydown', pressed);
  return () => {
    window.removeEventListener(ASKED, asked);
    window.removeEventListener('keydown', pressed);
  };
}

function isPaletteKey({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === 'k' && ctrlKey !== metaKey && !altKey && !shiftKey;
}
