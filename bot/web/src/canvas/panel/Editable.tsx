import type { ReactNode } from 'react';
import { useEditing } from '../editor/Editor.ts';
import styles from './Panel.module.css';

/** Fields that are only shown to whoever may not change them. */
export function Editable({ children }: { children: ReactNode }): ReactNode {
  const { canEdit } = useEditing();
  return (
    <fieldset className={styles.editable} disabled={!canEdit}>
      {children}
    </fieldset>
  );
}
