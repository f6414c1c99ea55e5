import type { ReactNode } from 'react';
import { asProblem } from '../api/problem.ts';
import { Notice } from './Notice.tsx';
import styles from './ProblemNotice.module.css';

interface Props {
  error: unknown;
  actions?: ReactNode;
  /** What it happened to. */
  children?: ReactNode;
}

/** What happened, where, and what to do: a problem document in words. */
export function ProblemNotice({ error, actions, children }: Props): ReactNode {
  const { title, detail, hint } = asProblem(error);
  return (
    <div role="alert">
      <Notice tone="error" actions={actions}>
        <p className={styles.title}>{title}</p>
        {detail !== undefined && detail !== title && <p>{detail}</p>}
        {children}
        {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      </Notice>
    </div>
  );
}
