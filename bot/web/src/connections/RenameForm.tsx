import { TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { connectionsQuery, rename } from './api.ts';
import styles from './ConnectionDrawer.module.css';

/** Another name for a connection. */
export function RenameForm({ id, name, onDone }: { id: string; name: string; onDone: () => void }): ReactNode {
  const client = useQueryClient();
  const [wanted, setWanted] = useState(name);
  const put = useMutation({
    mutationFn: () => rename(id, wanted.trim()),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: connectionsQuery.queryKey });
      onDone();
    },
  });
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (wanted.trim() !== '' && !put.isPending) put.mutate();
  };
  return (
    <form className={styles.form} onSubmit={send} noValidate aria-label="Rename">
      <TextInput
        label="Name"
        description="By which steps choose it, when there are several"
        maxLength={100}
        autoComplete="off"
        autoFocus
        value={wanted}
        onChange={({ currentTarget }) => setWanted(currentTarget.value)}
      />
      {put.isError && <ProblemNotice error={put.error} />}
      <div className={styles.buttons}>
        <Button type="submit" look="primary" disabled={wanted.trim() === ''} isBusy={put.isPending}>
          Save
        </Button>
        <Button look="quiet" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
