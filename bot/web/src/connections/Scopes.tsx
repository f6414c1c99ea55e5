import type { ReactNode } from 'react';
import type { Auth } from './api.ts';
import styles from './ConnectPage.module.css';

/** What a person will be asked to allow over there. */
export function Scopes({ scopes }: { scopes: Auth['scopes'] }): ReactNode {
  if (scopes.length === 0) return null;
  return (
    <section className={styles.scopes}>
      <h2>You will be asked to allow</h2>
      <ul>
        {scopes.map(({ name, meaning }) => (
          <li key={name}>
            {meaning} <code>{name}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}
