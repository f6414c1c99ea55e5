import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './Search.module.css';

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  found: number;
  of: number;
  autoFocus?: boolean;
}

/** Narrows a list down while one types, and says how far. */
export function Search({ label, value, onChange, found, of, autoFocus = false }: Props): ReactNode {
  return (
    <div className={styles.search}>
      <TextInput
        className={styles.input}
        type="search"
        aria-label={label}
        placeholder={label}
        leftSection={<IconSearch size={16} stroke={1.6} aria-hidden="true" />}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
        data-autofocus={autoFocus || undefined}
        autoFocus={autoFocus}
      />
      <p className={styles.count} role="status">
        {value.trim() !== '' && `${found} of ${of}`}
      </p>
    </div>
  );
}
