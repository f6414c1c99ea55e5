import { IconArrowLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import styles from './Back.module.css';

/** To the page that this one belongs to. */
export function Back({ to, children }: { to: string; children: ReactNode }): ReactNode {
  return (
    <Link to={to} className={styles.back}>
      <IconArrowLeft size={15} stroke={1.7} aria-hidden="true" />
      {children}
    </Link>
  );
}
