import type { ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { Mark } from '../ui/Mark.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Spinner } from '../ui/Spinner.tsx';
import type { SignInState } from './useSignIn.ts';
import styles from './Panel.module.css';

/** Nobody is here yet. */
export function SignedOut({ state, ask }: { state: SignInState; ask: () => void }): ReactNode {
  return (
    <div className={styles.door}>
      <Mark size={40} />
      <div>
        <h2 className={styles.question}>Say what should happen</h2>
        <p className={styles.lead}>Parley asks the few questions that matter, shows you the workflow it would build, and runs it.</p>
      </div>
      <Button look="primary" data-first onClick={ask}>
        Sign in to Parley
      </Button>
      <div className={styles.status} role="status">
        {state === 'idle' && 'A window of Parley opens, in which you let this page’s chat act for you.'}
        {state === 'asking' && (
          <span className={styles.waiting}>
            <Spinner size={14} />
            Go on in the window of Parley.
          </span>
        )}
        {state === 'blocked' && (
          <Notice tone="warning">Your browser did not let the window open. Allow pop-up windows for this page, then try again.</Notice>
        )}
      </div>
    </div>
  );
}
