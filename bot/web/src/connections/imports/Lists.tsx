import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { paths } from '../../shell/paths.ts';
import { Notice } from '../../ui/Notice.tsx';
import { count } from '../words.ts';
import type { Imported, Renewed } from './api.ts';
import styles from './Imports.module.css';

/** What of a document cannot be called, and why. */
export function LeftOut({ findings }: { findings: Imported['findings'] }): ReactNode {
  return (
    <List label={`Left out (${findings.length})`} items={findings}>
      {({ where, message }) => (
        <>
          <span className={styles.where}>{where}</span>: {message}
        </>
      )}
    </List>
  );
}

export function OperationList({ label, operations }: { label: string; operations: string[] }): ReactNode {
  return (
    <List label={`${label} (${operations.length})`} items={operations}>
      {(id) => <span className={styles.where}>{id}</span>}
    </List>
  );
}

/** Live workflows that use what is no longer there. */
export function Affected({ workflows }: { workflows: Renewed['workflows'] }): ReactNode {
  if (workflows.length === 0) return null;
  return (
    <Notice tone="warning">
      <p>
        {count(workflows.length, 'live workflow uses', 'live workflows use')} what was removed. They go on with it; choose another operation
        there before it is switched off.
      </p>
      <List label="Affected" items={workflows}>
        {({ id, name, operations }) => (
          <>
            <Link to={paths.workflow(id)}>{name}</Link> <span className={styles.where}>{operations.join(', ')}</span>
          </>
        )}
      </List>
    </Notice>
  );
}

function List<T>({ label, items, children }: { label: string; items: T[]; children: (item: T) => ReactNode }): ReactNode {
  if (items.length === 0) return null;
  return (
    <section className={styles.list}>
      <h3>{label}</h3>
      {/* It may be longer than it is high: the keyboard scrolls it. */}
      <ul tabIndex={0} aria-label={label}>
        {items.map((item, at) => (
          <li key={at}>{children(item)}</li>
        ))}
      </ul>
    </section>
  );
}
