import type { ReactNode } from 'react';
import type { Connection } from './api.ts';
import { stateOf } from './words.ts';
import styles from './State.module.css';

export function State({ connection }: { connection: Connection }): ReactNode {
  const { label, tone } = stateOf(connection);
  return <span className={[styles.state, styles[tone]].join(' ')}>{label}</span>;
}
