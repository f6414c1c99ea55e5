import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';

interface Props {
  label: string;
  description?: string;
  value: string | undefined;
  placeholder: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

const DURATION = /^(\d+(ms|s|m|h|d)|P.+)$/;

/** Told on only once it reads as a length of time: half of one could not be saved. */
export function DurationInput({ label, description, value, placeholder, error, onChange }: Props): ReactNode {
  const [written, setWritten] = useState(value ?? '');
  const isFit = written === '' || DURATION.test(written);
  return (
    <TextInput
      label={label}
      description={description}
      placeholder={placeholder}
      value={written}
      error={isFit ? error : 'Write 500ms, 30s, 5m, 24h or 7d.'}
      onChange={(event) => {
        const next = event.currentTarget.value.trim();
        setWritten(next);
        if (next === '' || DURATION.test(next)) onChange(next);
      }}
    />
  );
}
