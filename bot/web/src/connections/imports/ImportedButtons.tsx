import { lazy, type ReactNode, Suspense, useState } from 'react';
import { May } from '../../console/May.tsx';
import { Button } from '../../ui/Button.tsx';
import type { Imported } from './api.ts';
import styles from './Imports.module.css';

const ImportsDialog = lazy(() => import('./ImportsDialog.tsx'));

/** What can be done about a system that was imported. */
export function ImportedButtons({ api }: { api: Imported }): ReactNode {
  const [asked, setAsked] = useState<{ what: 'refresh' | 'remove'; opener: HTMLElement }>();
  const close = (): void => {
    asked?.opener.focus();
    setAsked(undefined);
  };
  return (
    <May deed="connect">
      <div className={styles.own}>
        <Button look="quiet" aria-label={`Refresh ${api.title}`} onClick={({ currentTarget }) => setAsked({ what: 'refresh', opener: currentTarget })}>
          Refresh
        </Button>
        <Button look="quiet" aria-label={`Remove ${api.title}`} onClick={({ currentTarget }) => setAsked({ what: 'remove', opener: currentTarget })}>
          Remove
        </Button>
      </div>
      {asked !== undefined && (
        <Suspense>
          <ImportsDialog doing={{ what: asked.what, api }} onClose={close} />
        </Suspense>
      )}
    </May>
  );
}
