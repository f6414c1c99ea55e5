import type { ReactNode } from 'react';
import type { Schema } from '../api/parley.ts';
import { Notice } from '../ui/Notice.tsx';
import styles from './Gallery.module.css';

/** Community connectors that could not be loaded, and why. */
export function BrokenJars({ jars }: { jars: Schema['BrokenConnector'][] }): ReactNode {
  if (jars.length === 0) return null;
  return (
    <section className={styles.broken} aria-labelledby="broken-jars">
      <h2 id="broken-jars">Left out</h2>
      {jars.map(({ jar, problem }) => (
        <Notice key={jar} tone="warning">
          <p className={styles.jar}>{jar}</p>
          <p>{problem}</p>
        </Notice>
      ))}
    </section>
  );
}
