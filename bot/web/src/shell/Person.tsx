import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import type { Session } from '../api/types.ts';
import { Button } from '../ui/Button.tsx';
import { paths } from './paths.ts';
import { useSignOut } from './useSignOut.ts';
import styles from './Person.module.css';

/** Who is signed in. On the machine Parley runs on one is always signed in, so there is nothing to sign out of. */
export function Person({ session }: { session: Session }): ReactNode {
  const leave = useSignOut();
  const place = [session.organization, session.local && 'this computer'].filter(Boolean).join(' · ');
  return (
    <footer className={styles.person}>
      <NavLink to={paths.account} className={styles.link}>
        <span className={styles.initial} aria-hidden="true">
          {session.name.slice(0, 1).toUpperCase()}
        </span>
        <span className={styles.who}>
          <span className="visually-hidden">My account: </span>
          <span className={styles.name}>{session.name}</span>
          <span className={styles.organization}>{leave.isError ? 'Signing out failed' : place}</span>
        </span>
      </NavLink>
      {!session.local && (
        <Button look="quiet" isBusy={leave.isPending} onClick={() => leave.mutate()}>
          Sign out
        </Button>
      )}
    </footer>
  );
}
