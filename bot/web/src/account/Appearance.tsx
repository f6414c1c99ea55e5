import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Scheme } from '../styles/scheme.ts';
import styles from './Account.module.css';

const CHOICES: { value: Scheme; label: string }[] = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'auto', label: 'As the system' },
];

/** Kept in this browser. */
export function Appearance(): ReactNode {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <section className={styles.section} role="group" aria-labelledby="appearance">
      <h2 id="appearance">Appearance</h2>
      <SegmentedControl value={colorScheme} data={CHOICES} onChange={(scheme) => setColorScheme(scheme as Scheme)} />
      <p className={styles.hint}>For this browser.</p>
    </section>
  );
}
