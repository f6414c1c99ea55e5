import { CopyButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import styles from './CopyText.module.css';

/** Something to be pasted elsewhere. */
export function CopyText({ text, label }: { text: string; label: string }): ReactNode {
  return (
    <div className={styles.copy}>
      <pre className={styles.text} tabIndex={0}>
        {text}
      </pre>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Button aria-label={label} onClick={copy}>
            <span aria-live="polite">{copied ? 'Copied' : 'Copy'}</span>
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
