import { lazy, type ReactNode, Suspense, useState } from 'react';
import { May } from '../../console/May.tsx';
import { Button } from '../../ui/Button.tsx';
import type { Imported } from './api.ts';
import styles from './Imports.module.css';

const ImportsDialog = lazy(() => import('./ImportsDialog.tsx'));

/** What can be done about a system that was imported. */
export function ImportedButtons({ api }: { api: Imported }): ReactNode {
  const [what, setWhat] = useState<'refresh' | 'remove'>();
  return (
    <May deed="connect">
      <div className={styles.own}>
        <Button look="quiet" aria-label={`Refresh ${api.title}`} onClick={() => setWhat('refresh')}>
          Refresh
        </Button>
        <Button look="quiet" aria-label={`Remove ${api.title}`} onClick={() => setWhat('remove')}>
          Remove
        </Button>
      </div>
      {what !== undefined && (
        <Suspense>
          <ImportsDialog doing={{ what, api }} onClose={() => setWhat(undefined)} />
        </Suspense>
      )}
    </May>
  );
}
