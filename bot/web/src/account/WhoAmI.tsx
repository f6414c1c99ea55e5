import type { ReactNode } from 'react';
import type { Session } from '../api/types.ts';
import { useSignOut } from '../shell/useSignOut.ts';
import { Button } from '../ui/Button.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import styles from './Account.module.css';

export function WhoAmI({ session: { name, email, hasPassword, organization, roles, local } }: { session: Session }): ReactNode {
  const leave = useSignOut();
  return (
    <section className={styles.section} aria-label="Who I am">
      <dl className={styles.facts}>
        <dt>Name</dt>
        <dd>{name}</dd>
        {email !== undefined && (
          <>
            <dt>E-mail</dt>
            <dd>{email}</dd>
          </>
        )}
        <dt>Organization</dt>
        <dd>{organization}</dd>
        <dt>Roles</dt>
        <dd>
          {roles.length === 0 ? 'None' : roles.map((role) => <Role key={role} name={role} />)}
          <p className={styles.hint}>What a workflow asks one of your roles, such as an approval, comes to you.</p>
        </dd>
      </dl>
      {local ? (
        <p className={styles.hint}>You use Parley on the machine it runs on, so you are always signed in as its owner.</p>
      ) : (
        <>
          {!hasPassword && (
            <p className={styles.hint}>You have no password yet, and sign in with an API key. An owner or admin can make you a link to set one.</p>
          )}
          <Button isBusy={leave.isPending} onClick={() => leave.mutate()}>
            Sign out
          </Button>
        </>
      )}
      {leave.isError && <ProblemNotice error={leave.error} />}
    </section>
  );
}

function Role({ name }: { name: string }): ReactNode {
  return <span className={styles.role}>{name}</span>;
}
