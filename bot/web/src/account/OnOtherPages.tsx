import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Time } from '../chat/Time.tsx';
import { Loaded, RowsSkeleton } from '../console/Loaded.tsx';
import { Button } from '../ui/Button.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import styles from './Account.module.css';
import { useTakeBack, type WidgetToken, widgetTokensQuery } from './widgetTokens.ts';

/** On which pages the chat acts for me, and an end to it there. */
export function OnOtherPages(): ReactNode {
  const tokens = useQuery(widgetTokensQuery);
  const end = useTakeBack();
  return (
    <section className={styles.section} aria-labelledby="on-other-pages">
      <h2 id="on-other-pages">The chat on other pages</h2>
      <Loaded query={tokens} skeleton={<RowsSkeleton rows={1} />}>
        {(items) =>
          items.length === 0 ? (
            <p className={styles.hint}>None. Where a page has the chat and you sign in to it there, that page is listed here.</p>
          ) : (
            <>
              <p className={styles.hint}>There it talks in your name, and no page sees what was begun on another.</p>
              <ul className={styles.sessions}>
                {items.map((token) => (
                  <Row key={token.id} token={token} isBusy={end.isPending && end.variables === token.id} onEnd={() => end.mutate(token.id)} />
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
      {end.isError && <ProblemNotice error={end.error} />}
    </section>
  );
}

function Row({ token: { origin, since, seenAt, expiresAt }, isBusy, onEnd }: { token: WidgetToken; isBusy: boolean; onEnd: () => void }): ReactNode {
  return (
    <li className={styles.session}>
      <div>
        <p className={styles.browser}>{origin}</p>
        <p className={styles.hint}>
          {seenAt === undefined ? 'Not used yet' : <>Used <Time at={seenAt} /></>}, signed in <Time at={since} />, until <Time at={expiresAt} />
        </p>
      </div>
      <Button look="quiet" isBusy={isBusy} aria-label={`Sign the chat out on ${origin}`} onClick={onEnd}>
        Sign out
      </Button>
    </li>
  );
}
