import { type ReactNode, useEffect } from 'react';
import type { Session } from '../../api/types.ts';
import { Landing, Waiting } from '../../shell/Landing.tsx';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import type { Asked } from './asked.ts';
import styles from './ConsentPage.module.css';
import { useConsent, useIsAllowed } from './useConsent.ts';

/** In a window of its own: whether the chat on another page may act for whoever is signed in. */
export default function ConsentPage({ asked, session }: { asked: Asked; session: Session }): ReactNode {
  const allowed = useIsAllowed(asked.origin);
  const consent = useConsent(asked);
  useEffect(() => {
    document.title = 'Let a page’s chat in · Parley';
  }, []);
  if (allowed.isPending) return <Waiting label="Asking whether this page may have the chat" />;
  if (allowed.isError) {
    return (
      <Landing>
        <ProblemNotice error={allowed.error} actions={<Button onClick={() => void allowed.refetch()}>Retry</Button>} />
      </Landing>
    );
  }
  if (!allowed.data) return <NotAllowed origin={asked.origin} />;
  return (
    <Landing>
      <header>
        <h1 className={styles.title}>Let the chat on this page act as you, {session.name}?</h1>
        <p className={styles.origin}>{asked.origin}</p>
      </header>
      <ul className={styles.means}>
        <li>It talks with Parley in your name, and builds and decides what you may.</li>
        <li>It sees the conversations you begin there, and none of the others.</li>
        <li>It ends when you sign out there, or after twelve hours.</li>
      </ul>
      <p className={styles.caution}>Whoever makes that page can read along. Go on only if you trust it.</p>
      {consent.isError && <ProblemNotice error={consent.error} />}
      <div className={styles.answers}>
        <Button look="primary" isBusy={consent.isPending || consent.isSuccess} onClick={() => consent.mutate()}>
          Let it act as me
        </Button>
        <Button look="quiet" onClick={() => window.close()}>
          Not now
        </Button>
      </div>
    </Landing>
  );
}

function NotAllowed({ origin }: { origin: string }): ReactNode {
  return (
    <Landing>
      <h1 className={styles.title}>The chat may not live there</h1>
      <Notice tone="warning" actions={<Button onClick={() => window.close()}>Close</Button>}>
        <p>
          This Parley does not let its chat live on the pages of <strong>{origin}</strong>. Whoever runs it can add them to{' '}
          <code>PARLEY_WIDGET_ORIGINS</code>.
        </p>
      </Notice>
    </Landing>
  );
}
