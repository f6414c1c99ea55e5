import { type ReactNode, useId } from 'react';
import type { Option } from '../../api/types.ts';
import { useForm } from './FormContext.tsx';
import styles from './Field.module.css';

export function SelectBlock({ id, label, options }: { id: string; label: string; options: Option[] }): ReactNode {
  const { values, fill, pressed } = useForm();
  const field = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={field}>{label}</label>
      <select
        id={field}
        className={styles.select}
        value={values[id] ?? ''}
        disabled={pressed !== undefined}
        onChange={(event) => fill(id, event.target.value)}
      >
        <option value="">Choose…</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
