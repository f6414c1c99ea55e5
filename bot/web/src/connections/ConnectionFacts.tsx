import type { ReactNode } from 'react';
import { Day } from '../console/Day.tsx';
import type { Connection, Connector } from './api.ts';
import { authOf } from './form.ts';
import { wayOf } from './words.ts';
import styles from './ConnectionDrawer.module.css';

export function ConnectionFacts({ connection, system }: { connection: Connection; system: Connector | undefined }): ReactNode {
  const { connector, account, baseUrl, auth, scopes, createdBy, createdAt } = connection;
  const meanings = new Map((system && authOf(system, auth)?.scopes)?.map(({ name, meaning }) => [name, meaning]));
  return (
    <dl className={styles.facts}>
      <Fact label="System">{system?.title ?? connector}</Fact>
      <Fact label="Account">{account}</Fact>
      <Fact label="Address">{baseUrl}</Fact>
      <Fact label="Let in by">{wayOf(auth)}</Fact>
      <Fact label="May">{scopes.length > 0 && scopes.map((scope) => <div key={scope}>{meanings.get(scope) ?? scope}</div>)}</Fact>
      <Fact label="Connected by">{createdBy}</Fact>
      <Fact label="On">
        <Day at={createdAt} />
      </Fact>
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }): ReactNode {
  if (children === undefined || children === false) return null;
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}
