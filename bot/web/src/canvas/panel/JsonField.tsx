import { Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { text } from '../../api/reading.ts';
import { ExpressionInput } from './ExpressionInput.tsx';
import type { FieldProps } from './SchemaField.tsx';
import { useFieldError } from './Scope.ts';
import styles from './Fields.module.css';

/** Any value: a text or an expression as it is, everything else as JSON. */
export function JsonField({ spec, path, value, onChange }: FieldProps): ReactNode {
  const error = useFieldError(path);
  const isJson = value !== undefined && typeof value !== 'string';
  const [draft, setDraft] = useState<string>();
  const { label, about, isRequired } = spec;
  const toggle = (
    <button type="button" className={styles.switch} title={isJson ? 'Write it as a text or an expression' : 'Write it as JSON'} onClick={() => onChange(isJson ? text(value) : parsed(text(value)))}>
      {isJson ? 'text' : 'JSON'}
    </button>
  );
  if (!isJson) {
    return (
      <div className={styles.switchable}>
        <ExpressionInput label={label} description={about} error={error} isRequired={isRequired} value={text(value)} onChange={onChange} isLong />
        {toggle}
      </div>
    );
  }
  return (
    <div className={styles.switchable}>
      <Textarea
        className={styles.code ?? ''}
        label={label}
        description={about}
        error={draft === undefined ? error : 'This is no JSON yet.'}
        withAsterisk={isRequired}
        autosize
        minRows={3}
        maxRows={16}
        spellCheck={false}
        value={draft ?? JSON.stringify(value, null, 2)}
        onChange={(event) => {
          const written = event.currentTarget.value;
          try {
            onChange(JSON.parse(written));
            setDraft(undefined);
          } catch {
            setDraft(written);
          }
        }}
      />
      {toggle}
    </div>
  );
}

/** What a text becomes when it is to be JSON. */
function parsed(written: string): unknown {
  try {
    const json: unknown = JSON.parse(written);
    return typeof json === 'string' ? {} : json;
  } catch {
    return {};
  }
}
