import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Time } from '../chat/Time.tsx';
import { Day } from '../console/Day.tsx';
import { Loaded, RowsSkeleton } from '../console/Loaded.tsx';
import { Button } from '../ui/Button.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import styles from './Account.module.css';
import { type OpenSession, sessionsQuery, useSignOutElsewhere } from './sessions.ts';

/** Where I am signed in, and an end to what I do not know. */
export function SignedIn(): ReactNode {
  const sessions = useQuery(sessionsQuery);
  const leave = useSignOutElsewhere();
  return (
    <section className={styles.section} aria-labelledby="signed-in">
      <h2 id="signed-in">Where you are signed in</h2>
      <Loaded query={sessions} skeleton={<RowsSkeleton rows={1} />}>
        {(items) => (
          <>
            <ul className={styles.sessions}>
              {items.map((session) => (
                <Row key={session.id} session={session} isBusy={leave.isPending && leave.variables === session.id} onEnd={() => leave.mutate(session.id)} />
              ))}
            </ul>
            {leave.isError && <ProblemNotice error={leave.error} />}
            {items.some(({ isThis }) => !isThis) ? (
              <Button isBusy={leave.isPending && leave.variables === undefined} onClick={() => leave.mutate(undefined)}>
                Sign out everywhere else
              </Button>
            ) : (
              <p className={styles.hint}>Nowhere but here.</p>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}

function Row({ session, isBusy, onEnd }: { session: OpenSession; isBusy: boolean; onEnd: () => void }): ReactNode {
  const { browser, since, seenAt, isThis } = session;
  return (
    <li className={styles.session}>
      <div>
        <p className={styles.browser}>{browser}</p>
        <p className={styles.hint}>
          {isThis ? 'This browser' : <>Used <Time at={seenAt} /></>}, signed in on <Day at={since} />
        </p>
      </div>
      {!isThis && (
        <Button look="quiet" isBusy={isBusy} aria-label={`Sign out of ${browser}`} onClick={onEnd}>
          Sign out
        </Button>
      )}
    </li>
  );
}
