import { lazy, type ReactNode, Suspense, useState } from 'react';
import { May } from '../../console/May.tsx';
import { Button } from '../../ui/Button.tsx';
import type { Imported } from './api.ts';
import styles from './Imports.module.css';

const RefreshDialog = lazy(() => import('./RefreshDialog.tsx'));
const RemoveDialog = lazy(() => import('./RemoveDialog.tsx'));

/** What can be done about a system that was imported. */
export function ImportedButtons({ api }: { api: Imported }): ReactNode {
  const [doing, setDoing] = useState<'nothing' | 'refreshing' | 'removing'>('nothing');
  const done = (): void => setDoing('nothing');
  return (
    <May deed="connect">
      <div className={styles.own}>
        <Button look="quiet" aria-label={`Refresh ${api.title}`} onClick={() => setDoing('refreshing')}>
          Refresh
        </Button>
        <Button look="quiet" aria-label={`Remove ${api.title}`} onClick={() => setDoing('removing')}>
          Remove
        </Button>
      </div>
      <Suspense>
        {doing === 'refreshing' && <RefreshDialog api={api} onClose={done} />}
        {doing === 'removing' && <RemoveDialog api={api} onClose={done} />}
      </Suspense>
    </May>
  );
}
