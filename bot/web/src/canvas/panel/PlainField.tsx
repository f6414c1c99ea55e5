import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { text } from '../../api/reading.ts';
import type { Trigger } from '../model/workflow.ts';
import { useFieldError } from './Scope.ts';

export interface FieldsProps {
  trigger: Trigger;
  set: (name: string, value: unknown, isRequired?: boolean) => void;
}

/** A text that the trigger cannot do without. */
export function PlainField({
  label,
  about,
  name,
  trigger,
  set,
}: FieldsProps & { label: string; about: string; name: string }): ReactNode {
  const error = useFieldError(name);
  return (
    <TextInput
      label={label}
      description={about}
      withAsterisk
      error={error}
      value={text(trigger[name])}
      onChange={(event) => set(name, event.currentTarget.value, true)}
    />
  );
}
