import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Spinner } from './Spinner.tsx';
import styles from './Button.module.css';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: 'primary' | 'plain' | 'danger' | 'quiet';
  isBusy?: boolean;
}

/** Keeps its width and its focus while busy; a busy button cannot be pressed again. */
export function Button({ look = 'plain', isBusy = false, children, className, onClick, ...rest }: Props): ReactNode {
  return (
    <button
      type="button"
      className={[styles.button, styles[look], className].filter(Boolean).join(' ')}
      aria-disabled={isBusy || undefined}
      aria-busy={isBusy || undefined}
      onClick={isBusy ? (event) => event.preventDefault() : onClick}
      {...rest}
    >
      {isBusy && (
        <span className={styles.busy}>
          <Spinner />
        </span>
      )}
      <span className={styles.label}>{children}</span>
    </button>
  );
}
