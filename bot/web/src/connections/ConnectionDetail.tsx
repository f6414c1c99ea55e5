import { type ReactNode, useState } from 'react';
import { useMay } from '../console/useMay.ts';
import { Button } from '../ui/Button.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { Abilities } from './Abilities.tsx';
import { authOf } from './form.ts';
import type { Connection, Connector } from './api.ts';
import { ConnectionFacts } from './ConnectionFacts.tsx';
import { ConsentNotice } from './ConsentNotice.tsx';
import { DisconnectDialog } from './DisconnectDialog.tsx';
import { HookAddress } from './HookAddress.tsx';
import { ReplaceKey } from './ReplaceKey.tsx';
import { State } from './State.tsx';
import { useConnectionActions } from './useConnectionActions.ts';
import { VerdictNotice } from './VerdictNotice.tsx';
import { situation } from './words.ts';
import styles from './ConnectionDrawer.module.css';

/** What is known of a connection, and what can be done about it. */
export function ConnectionDetail({ connection, system }: { connection: Connection; system: Connector | undefined }): ReactNode {
  const { id, connector, status, auth, hookUrl } = connection;
  const title = system?.title ?? connector;
  const mayConnect = useMay('connect');
  const [isReplacing, setReplacing] = useState(false);
  const [isLeaving, setLeaving] = useState(false);
  const { test, verdict, setTested, allow, consent } = useConnectionActions(connection, title);
  const fields = (system && authOf(system, auth)?.fields) ?? [];
  const replaced = (now?: Connection): void => {
    setReplacing(false);
    if (now !== undefined) setTested(now);
  };
  const isAllowedThere = auth === 'oauth2';
  return (
    <div className={styles.detail}>
      <section className={styles.situation} aria-live="polite">
        <State connection={connection} />
        <p>{situation(connection, title)}</p>
      </section>
      {verdict !== undefined && !isReplacing && <VerdictNotice verdict={verdict} />}
      {test.isError && <ProblemNotice error={test.error} />}
      <ConsentNotice consent={consent} system={title} again={allow} />
      {mayConnect && <div className={styles.buttons}>
        {isAllowedThere && (
          <Button look={status === 'READY' ? 'plain' : 'primary'} isBusy={consent === 'waiting'} onClick={allow}>
            {status === 'PENDING' ? 'Allow access' : 'Reconnect'}
          </Button>
        )}
        {status !== 'PENDING' && (
          <Button isBusy={test.isPending} onClick={() => test.mutate()}>
            Test
          </Button>
        )}
        {fields.length > 0 && !isReplacing && (
          <Button look={status === 'NEEDS_RECONNECT' && !isAllowedThere ? 'primary' : 'plain'} onClick={() => setReplacing(true)}>
            Replace key
          </Button>
        )}
        <Button look="danger" onClick={() => setLeaving(true)}>
          Disconnect
        </Button>
      </div>}
      {isReplacing && <ReplaceKey id={id} system={title} fields={fields} onDone={replaced} />}
      <ConnectionFacts connection={connection} system={system} />
      {hookUrl !== undefined && <HookAddress url={hookUrl} system={title} />}
      {system !== undefined && <Abilities system={system} />}
      {isLeaving && <DisconnectDialog connection={connection} system={title} onClose={() => setLeaving(false)} />}
    </div>
  );
}
