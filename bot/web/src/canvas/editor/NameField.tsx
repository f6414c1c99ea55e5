import type { ReactNode } from 'react';
import { useActions, useEditing } from './Editor.ts';
import styles from './Toolbar.module.css';

export function NameField(): ReactNode {
  const { workflow, canEdit } = useEditing();
  const { edit } = useActions();
  return (
    <input
      className={styles.name}
      aria-label="Name of the workflow"
      maxLength={200}
      readOnly={!canEdit}
      value={workflow.name}
      placeholder="Name it"
      onChange={(event) => {
        const name = event.currentTarget.value;
        edit((before) => ({ ...before, name }), 'name');
      }}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
    />
  );
}
