import type { ReactNode } from 'react';
import { Link } from 'react-router';
import styles from '../ui/Button.module.css';
import own from './LinkButton.module.css';

interface Props {
  to: string;
  look?: 'primary' | 'plain' | 'quiet';
  children: ReactNode;
}

/** A link that looks like a button: it leads somewhere and does nothing. */
export function LinkButton({ to, look = 'plain', children }: Props): ReactNode {
  return (
    <Link to={to} className={[styles.button, styles[look], look === 'primary' ? own.onPrimary : own.link].join(' ')}>
      {children}
    </Link>
  );
}
