import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type Connector, operationNamesQuery } from './api.ts';
import styles from './Abilities.module.css';

/** What steps can do in a system, and what can start a workflow there. */
export function Abilities({ system }: { system: Connector }): ReactNode {
  const { data: names } = useQuery(operationNamesQuery);
  const { operations, events, limits } = system;
  return (
    <div className={styles.abilities}>
      {operations.length > 0 && (
        <section>
          <h2>What steps can do</h2>
          <ul>
            {operations.map((id) => (
              <li key={id}>
                {names?.get(id)?.title ?? id}
                <EffectMark effect={names?.get(id)?.effect} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {events.length > 0 && (
        <section>
          <h2>What can start a workflow</h2>
          <ul>
            {events.map(({ id, title }) => (
              <li key={id}>{title}</li>
            ))}
          </ul>
        </section>
      )}
      {limits !== '' && <p className={styles.limits}>Parley keeps to {limits}.</p>}
    </div>
  );
}

const EFFECTS: Record<string, string> = { WRITE: 'changes', SEND: 'sends', DELETE: 'deletes', SPEND: 'costs' };

function EffectMark({ effect }: { effect: string | undefined }): ReactNode {
  const word = effect === undefined ? undefined : EFFECTS[effect];
  return word !== undefined && <span className={styles.effect}>{word}</span>;
}
