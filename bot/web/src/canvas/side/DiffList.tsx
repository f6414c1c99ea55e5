import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Loaded } from '../../console/Loaded.tsx';
import { diffQuery, type DiffLine } from '../api.ts';
import styles from './Side.module.css';

/** What changed between two versions, in sentences. */
export function DiffList({ workflow, from, to }: { workflow: string; from: string; to: string }): ReactNode {
  const diff = useQuery(diffQuery(workflow, from, to));
  return <Loaded query={diff}>{(lines) => <Sentences lines={lines} />}</Loaded>;
}

function Sentences({ lines }: { lines: readonly DiffLine[] }): ReactNode {
  if (lines.length === 0) return <p className={styles.muted}>They do the same.</p>;
  return (
    <ul className={styles.diff} aria-label="Changes">
      {lines.map(({ kind, where, sentence }) => (
        <li key={`${kind}${where}${sentence}`} data-kind={kind}>
          {sentence}
        </li>
      ))}
    </ul>
  );
}
