import type { ReactNode } from 'react';
import styles from './Fields.module.css';

/** A field that may be computed instead. */
export function Switchable({
  isOn = false,
  onSwitch,
  children,
}: {
  isOn?: boolean;
  onSwitch: () => void;
  children: ReactNode;
}): ReactNode {
  return (
    <div className={styles.switchable}>
      {children}
      <button
        type="button"
        className={styles.switch}
        aria-pressed={isOn}
        title={isOn ? 'Choose a fixed value' : 'Compute it by an expression'}
        onClick={onSwitch}
      >
        {isOn ? 'fixed' : 'fx'}
      </button>
    </div>
  );
}
