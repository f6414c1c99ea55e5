import type { ReactNode } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import type { Autosave } from './useAutosave.ts';
import styles from './Workbench.module.css';

/** Why the draft is not saved, and what can be done. */
export function ConflictNotice({ autosave }: { autosave: Autosave }): ReactNode {
  const { saving, reload, keepMine, flush } = autosave;
  if (saving.state === 'refused') {
    return (
      <div className={styles.conflict}>
        <ProblemNotice error={saving.problem} actions={<Button onClick={() => void flush()}>Save again</Button>} />
      </div>
    );
  }
  if (saving.state !== 'conflict') return null;
  const who = saving.theirs?.savedBy ?? 'Somebody else';
  const actions = (
    <>
      <Button onClick={() => void reload()}>Take over theirs</Button>
      <Button look="danger" onClick={keepMine}>
        Keep mine
      </Button>
    </>
  );
  return (
    <div className={styles.conflict} role="alert">
      <Notice tone="warning" actions={actions}>
        <p>
          <strong>{who} changed this workflow meanwhile.</strong> Your last changes are not saved. Taking over theirs can be undone with Ctrl+Z.
        </p>
      </Notice>
    </div>
  );
}
