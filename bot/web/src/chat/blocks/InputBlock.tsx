import { type ReactNode, useId } from 'react';
import type { InputKind } from '../../api/types.ts';
import { useForm } from './FormContext.tsx';
import styles from './Field.module.css';

interface Props {
  id: string;
  label: string;
  kind: InputKind;
  required: boolean;
  value?: string;
  /** What is wrong with that value. */
  problem?: string;
}

export function InputBlock({ id, label, kind, required, value: sent = '', problem }: Props): ReactNode {
  const { values, fill, pressed, missing } = useForm();
  const field = useId();
  const value = values[id] ?? '';
  const isMissing = missing.includes(label) && value.trim() === '';
  // Whoever corrects a value need not read on what was wrong with the last one.
  const shown = value === sent ? problem : undefined;
  const common = {
    id: field,
    value,
    'aria-required': required,
    'aria-invalid': isMissing || shown !== undefined || undefined,
    'aria-describedby': shown === undefined ? undefined : `${field}-problem`,
    disabled: pressed !== undefined,
    className: styles.input,
  };
  if (kind === 'boolean') {
    return (
      <label className={styles.check}>
        <input type="checkbox" checked={value === 'true'} disabled={common.disabled} onChange={(event) => fill(id, String(event.target.checked))} />
        {label}
      </label>
    );
  }
  return (
    <div className={styles.field}>
      <label htmlFor={field}>
        {label}
        {!required && <span className={styles.optional}>optional</span>}
      </label>
      {kind === 'multiline' || kind === 'json' ? (
        <textarea {...common} rows={3} onChange={(event) => fill(id, event.target.value)} />
      ) : (
        <input
          {...common}
          type={kind === 'date' ? 'date' : 'text'}
          inputMode={kind === 'number' ? 'decimal' : kind === 'integer' ? 'numeric' : undefined}
          autoComplete="off"
          onChange={(event) => fill(id, event.target.value)}
        />
      )}
      {shown !== undefined && (
        <p id={`${field}-problem`} className={styles.problem} role="alert">
          {shown}
        </p>
      )}
    </div>
  );
}
