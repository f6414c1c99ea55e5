import type { ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useModal } from '../ui/useModal.ts';
import styles from './Drawer.module.css';

export function Drawer({ onClose, children }: { onClose: () => void; children: ReactNode }): ReactNode {
  const dialog = useModal(onClose);
  return (
    <dialog ref={dialog} className={styles.drawer} aria-label="Conversations">
      <div className={styles.content}>
        <Button look="quiet" className={styles.close} aria-label="Close" onClick={onClose}>
          <Icon name="close" />
        </Button>
        {children}
      </div>
    </dialog>
  );
}
