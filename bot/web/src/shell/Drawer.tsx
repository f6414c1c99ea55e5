import type { ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useModal } from '../ui/useModal.ts';
import styles from './Drawer.module.css';

export function Drawer({ onClose, children }: { onClose: () => void; children: ReactNode }): ReactNode {
  const { ref, close } = useModal(onClose);
  return (
    <dialog ref={ref} className={styles.drawer} aria-label="Conversations">
      <div className={styles.content}>
        <Button look="quiet" className={styles.close} aria-label="Close" onClick={close}>
          <Icon name="close" />
        </Button>
        {children}
      </div>
    </dialog>
  );
}
