import { SegmentedControl, Select } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './ConnectPage.module.css';
import { wayOf } from './words.ts';

/** As many as stand side by side on a phone. */
const MOST_AT_A_GLANCE = 3;

interface Props {
  kinds: string[];
  value: string;
  onChange: (kind: string) => void;
}

/** How a system lets us in, where there is a choice. */
export function Ways({ kinds, value, onChange }: Props): ReactNode {
  const data = kinds.map((kind) => ({ value: kind, label: wayOf(kind) }));
  if (kinds.length < 2) return null;
  if (kinds.length > MOST_AT_A_GLANCE) {
    return (
      <Select
        label="How Parley is let in"
        data={data}
        value={value}
        allowDeselect={false}
        onChange={(kind) => kind !== null && onChange(kind)}
      />
    );
  }
  return (
    <div role="group" aria-labelledby="way">
      <p id="way" className={styles.legend}>
        How Parley is let in
      </p>
      <SegmentedControl fullWidth value={value} data={data} onChange={onChange} />
    </div>
  );
}
