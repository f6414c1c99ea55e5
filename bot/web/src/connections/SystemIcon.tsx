import type { ReactNode } from 'react';
import styles from './SystemIcon.module.css';

/** A system's mark, or the first letter of its name. Decorative: its name stands beside it. */
export function SystemIcon({ icon, title, size = 36 }: { icon: string | undefined; title: string; size?: number }): ReactNode {
  return (
    <span className={styles.tile} style={{ width: size, height: size }} aria-hidden="true">
      {icon ? (
        <svg width={size * 0.56} height={size * 0.56} viewBox="0 0 24 24" fill="currentColor">
          <path d={icon} />
        </svg>
      ) : (
        title.slice(0, 1).toUpperCase()
      )}
    </span>
  );
}
