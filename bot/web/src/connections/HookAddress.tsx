import type { ReactNode } from 'react';
import { CopyText } from '../console/CopyText.tsx';
import styles from './ConnectionDrawer.module.css';

/** Where the far system is to send what happens there. */
export function HookAddress({ url, system }: { url: string; system: string }): ReactNode {
  return (
    <section className={styles.section}>
      <h2>What {system} tells Parley</h2>
      <CopyText label="Copy the address" text={url} />
      <p className={styles.hint}>
        Register this address as a webhook at {system}, with a secret that both sides know. “Replace key” is where Parley is told it; it is
        never shown again.
      </p>
    </section>
  );
}
