import { CloseButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { records } from '../../api/reading.ts';
import { Fields } from './FieldsOf.tsx';
import type { FieldProps } from './SchemaField.tsx';
import { useFieldError } from './Scope.ts';
import styles from './Fields.module.css';

/** A list of objects: one card each. */
export function RowsField({ spec, path, value, onChange }: FieldProps): ReactNode {
  const error = useFieldError(path);
  const rows = records(value);
  const change = (next: unknown[]): void => onChange(next.length === 0 && !spec.isRequired ? undefined : next);
  const fresh = Object.fromEntries(spec.fields.filter(({ isRequired }) => isRequired).map(({ name }) => [name, '']));
  return (
    <fieldset className={styles.group}>
      <legend>{spec.label}</legend>
      {spec.about !== undefined && <p className={styles.about}>{spec.about}</p>}
      {rows.map((row, index) => (
        <div key={index} className={styles.card}>
          <Fields
            specs={spec.fields}
            path={`${path}[${index}]`}
            value={row}
            onChange={(next) => change(rows.map((each, at) => (at === index ? next : each)))}
          />
          <CloseButton
            className={styles.corner ?? ''}
            size="sm"
            aria-label={`Remove entry ${index + 1}`}
            onClick={() => change(rows.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      {error !== undefined && <p className={styles.error}>{error}</p>}
      <button type="button" className={styles.add} onClick={() => change([...rows, fresh])}>
        + Add an entry
      </button>
    </fieldset>
  );
}
