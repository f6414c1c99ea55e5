import type { ReactNode } from 'react';
import styles from './Spinner.module.css';

export function Spinner({ size = 16 }: { size?: number }): ReactNode {
  return (
    <svg className={styles.spinner} aria-hidden="true" width={size} height={size} viewBox="0 0 16 16" fill="none" strokeWidth="1.75">
      <circle cx="8" cy="8" r="6" stroke="currentColor" opacity="0.22" />
      <path d="M14 8a6 6 0 0 0-6-6" stroke="currentColor" strokeLinecap="round" />
    </svg>
  );
}
