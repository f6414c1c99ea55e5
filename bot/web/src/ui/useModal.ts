import { type RefObject, useEffect, useRef } from 'react';

/** Opens the dialog element it is given to as a modal one, and brings focus back where it was. */
export function useModal(onClose: () => void): RefObject<HTMLDialogElement | null> {
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
    dialog.showModal();
    dialog.addEventListener('close', tell);
    dialog.addEventListener('click', onBackdrop);
    return () => {
      dialog.removeEventListener('close', tell);
      dialog.removeEventListener('click', onBackdrop);
      dialog.close();
    };
  }, []);
  return ref;
}
