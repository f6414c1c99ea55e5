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
        {count(workflows.length, 'live workflow uses', 'live workflows use')} what was removed, as long as the API still has it. Choose another
        operation there:
      </p>
      <Items label="Workflows concerned" items={workflows}>
        {({ id, name, operations }) => (
          <>
            <Link to={paths.workflow(id)}>{name}</Link> <span className={styles.where}>{operations.join(', ')}</span>
          </>
        )}
      </Items>
    </Notice>
  );
}

interface ListProps<T> {
  label: string;
  items: T[];
  children: (item: T) => ReactNode;
}

function List<T>(list: ListProps<T>): ReactNode {
  if (list.items.length === 0) return null;
  return (
    <section>
      <h3 className={styles.heading}>{list.label}</h3>
      <Items {...list} />
    </section>
  );
}

/** They may be longer than they are high: the keyboard scrolls them. */
function Items<T>({ label, items, children }: ListProps<T>): ReactNode {
  return (
    <ul className={styles.items} tabIndex={0} aria-label={label}>
      {items.map((item, at) => (
        <li key={at}>{children(item)}</li>
      ))}
    </ul>
  );
}
