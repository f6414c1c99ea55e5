import { type RefObject, useEffect, useRef } from 'react';

interface Modal {
  ref: RefObject<HTMLDialogElement | null>;
  close(): void;
}

/** Opens the dialog element it is given to as a modal one; closing it brings focus back where it was. */
export function useModal(onClose: () => void): Modal {
  const ref = useRef<HTMLDialogElement>(null);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => {
    const dialog = ref.current;
    if (dialog === null) return undefined;
    const tell = (): void => close.current();
    const onBackdrop = (event: MouseEvent): void => {
      if (event.target === dialog) dialog.close();
    };
    if (!dialog.open) dialog.showModal();
    dialog.addEventListener('close', tell);
    dialog.addEventListener('click', onBackdrop);
    return () => {
      dialog.removeEventListener('close', tell);
      dialog.removeEventListener('click', onBackdrop);
    };
  }, []);
  return { ref, close: () => ref.current?.close() };
}
