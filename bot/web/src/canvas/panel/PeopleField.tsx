import { TagsInput } from '@mantine/core';
import { IconUser, IconUsersGroup } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { text } from '../../api/reading.ts';
import { approversQuery } from '../api.ts';
import type { FieldProps } from './SchemaField.tsx';
import { useFieldError } from './Scope.ts';
import styles from './Fields.module.css';

const MOST_SHOWN = 50;

/** Whom a step asks: a role, somebody by name, or an expression that comes to one. Nobody named means anyone. */
export function PeopleField({ spec, path, value, onChange }: FieldProps): ReactNode {
  const error = useFieldError(path);
  const { data = [] } = useQuery(approversQuery);
  const known = new Map(data.map((approver) => [approver.entry, approver]));
  const entries = Array.isArray(value) ? value.map(text) : value === undefined ? [] : [text(value)];
  const group = (kind: string): string[] => data.filter(({ entry }) => entry.startsWith(kind)).map(({ entry }) => entry);
  return (
    <TagsInput
      label={spec.label}
      description="Roles and people; an expression such as {{trigger.output.body.manager}} is fine too"
      error={error}
      withAsterisk={spec.isRequired}
      data={[
        { group: 'Roles', items: group('role:') },
        { group: 'People', items: group('user:') },
      ]}
      limit={MOST_SHOWN}
      value={entries}
      placeholder={entries.length === 0 ? 'Anyone' : ''}
      acceptValueOnBlur
      splitChars={[',']}
      onChange={(next) => onChange(next.length === 0 && !spec.isRequired ? undefined : next)}
      renderOption={({ option }) => (
        <span className={styles.person}>
          {option.value.startsWith('role:') ? <IconUsersGroup size={16} /> : <IconUser size={16} />}
          <span>{known.get(option.value)?.name}</span>
          <span className={styles.about}>{aside(option.value, known.get(option.value)?.people ?? 0)}</span>
        </span>
      )}
    />
  );
}

function aside(entry: string, people: number): string {
  if (!entry.startsWith('role:')) return entry.slice('user:'.length);
  return people === 1 ? 'one person' : `${people} people`;
}
