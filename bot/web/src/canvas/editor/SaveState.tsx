import { IconAlertTriangle, IconCloudCheck, IconCloudUpload } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Saving } from './useAutosave.ts';
import styles from './Toolbar.module.css';

const WORDS: Readonly<Record<Saving['state'], string>> = { saved: 'Saved', unsaved: 'Saving …', saving: 'Saving …', refused: 'Not saved', conflict: 'Not saved' };

export function SaveState({ saving: { state } }: { saving: Saving }): ReactNode {
  const Icon = state === 'saved' ? IconCloudCheck : state === 'refused' || state === 'conflict' ? IconAlertTriangle : IconCloudUpload;
  return (
    <span className={styles.save} data-state={state} role="status">
      <Icon size={16} /> {WORDS[state]}
    </span>
  );
}
