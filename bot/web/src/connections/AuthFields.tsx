import { PasswordInput, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Field } from './api.ts';
import type { Problems } from './form.ts';

interface Props {
  fields: Field[];
  values: Record<string, string>;
  problems: Problems;
  onChange: (values: Record<string, string>) => void;
  /** Stands in an empty field: for a key that is replaced, that the old one stays. */
  placeholder?: string;
}

/** What a system asks for. Secrets are hidden, and no password manager is offered them. */
export function AuthFields({ fields, values, problems, onChange, placeholder }: Props): ReactNode {
  return fields.map(({ name, label, help, isSecret, isRequired }) => {
    const Input = isSecret ? PasswordInput : TextInput;
    return (
      <Input
        key={name}
        name={name}
        label={label}
        description={help === '' ? undefined : help}
        withAsterisk={isRequired && placeholder === undefined}
        placeholder={placeholder}
        autoComplete={isSecret ? 'new-password' : 'off'}
        spellCheck={false}
        data-1p-ignore
        value={values[name] ?? ''}
        error={problems[name]}
        onChange={({ currentTarget }) => onChange({ ...values, [name]: currentTarget.value })}
      />
    );
  });
}
