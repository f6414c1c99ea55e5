import { CloseButton, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { isRecord, text } from '../../api/reading.ts';
import { ExpressionInput } from './ExpressionInput.tsx';
import type { FieldProps } from './SchemaField.tsx';
import styles from './Fields.module.css';

/** An object whose names are free: one row a name. A value that is no text is written as JSON. */
export function MapField({ spec, value, onChange }: FieldProps): ReactNode {
  const [rows, setRows] = useState<readonly [string, unknown][]>(() => Object.entries(isRecord(value) ? value : {}));
  const change = (next: readonly [string, unknown][]): void => {
    setRows(next);
    const named = next.filter(([name]) => name !== '');
    onChange(named.length === 0 && !spec.isRequired ? undefined : Object.fromEntries(named));
  };
  const set = (at: number, row: [string, unknown]): void => change(rows.map((each, index) => (index === at ? row : each)));
  return (
    <fieldset className={styles.group}>
      <legend>{spec.label}</legend>
      {spec.about !== undefined && <p className={styles.about}>{spec.about}</p>}
      {rows.map(([name, inner], index) => (
        <div key={index} className={styles.row}>
          <TextInput aria-label="Name" placeholder="name" value={name} onChange={(event) => set(index, [event.currentTarget.value, inner])} />
          <ExpressionInput label="" value={text(inner)} onChange={(next) => set(index, [name, meant(next, inner)])} placeholder="value" />
          <CloseButton className={styles.remove ?? ''} size="sm" aria-label={`Remove ${name}`} onClick={() => change(rows.filter((_, at) => at !== index))} />
        </div>
      ))}
      <button type="button" className={styles.add} onClick={() => setRows([...rows, ['', '']])}>
        + Add a value
      </button>
    </fieldset>
  );
}

/** A number stays one, an object too, as long as what is written reads as such. */
function meant(written: string, before: unknown): unknown {
  if (typeof before === 'string') return written;
  try {
    return JSON.parse(written);
  } catch {
    return written;
  }
}
