import { type ReactNode, useState } from 'react';
import { May } from '../console/May.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { Abilities } from './Abilities.tsx';
import type { Connection, Connector } from './api.ts';
import { ConnectionButtons } from './ConnectionButtons.tsx';
import styles from './ConnectionDrawer.module.css';
import { ConnectionFacts } from './ConnectionFacts.tsx';
import { ConsentNotice } from './ConsentNotice.tsx';
import { DisconnectDialog } from './DisconnectDialog.tsx';
import { authOf } from './form.ts';
import { HookAddress } from './HookAddress.tsx';
import { RenameForm } from './RenameForm.tsx';
import { ReplaceKey } from './ReplaceKey.tsx';
import { State } from './State.tsx';
import { useConnectionActions } from './useConnectionActions.ts';
import { VerdictNotice } from './VerdictNotice.tsx';
import { situation, systemAt } from './words.ts';

/** What is being done to it right now. */
export type Doing = 'nothing' | 'replacing' | 'renaming' | 'leaving';

/** What is known of a connection, and what can be done about it. */
export function ConnectionDetail({ connection, system }: { connection: Connection; system: Connector | undefined }): ReactNode {
  const { id, connector, name, auth, baseUrl, hookUrl } = connection;
  const title = system === undefined ? connector : systemAt(baseUrl, system);
  const [doing, setDoing] = useState<Doing>('nothing');
  const actions = useConnectionActions(connection, title);
  const { test, verdict, setTested, allow, consent } = actions;
  const fields = (system && authOf(system, auth)?.fields) ?? [];
  const done = (): void => setDoing('nothing');
  const replaced = (now?: Connection): void => {
    done();
    if (now !== undefined) setTested(now);
  };
  return (
    <div className={styles.detail}>
      <section className={styles.situation} aria-live="polite">
        <State connection={connection} />
        <p>{situation(connection, title)}</p>
      </section>
      {verdict !== undefined && doing !== 'replacing' && <VerdictNotice verdict={verdict} />}
      {test.isError && <ProblemNotice error={test.error} />}
      <ConsentNotice consent={consent} system={title} again={allow} />
      <May deed="connect">
        <ConnectionButtons connection={connection} actions={actions} hasKey={fields.length > 0} doing={doing} onDo={setDoing} />
      </May>
      {doing === 'replacing' && <ReplaceKey id={id} system={title} fields={fields} onDone={replaced} />}
      {doing === 'renaming' && <RenameForm id={id} name={name} onDone={done} />}
      <ConnectionFacts connection={connection} system={system} />
      {hookUrl !== undefined && (
        <May deed="connect">
          <HookAddress url={hookUrl} system={title} />
        </May>
      )}
      {system !== undefined && <Abilities system={system} />}
      {doing === 'leaving' && <DisconnectDialog connection={connection} system={title} onClose={done} />}
    </div>
  );
}
