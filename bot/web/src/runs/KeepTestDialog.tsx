import { Button, Group, Modal, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { answer, parley } from '../api/parley.ts';
import { momentWords } from '../chat/markdown/moment.ts';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { type Run, STATUS_WORDS } from './words.ts';
import styles from './Dialogs.module.css';

/** Keeps the run as a test of its workflow: what it was given, what the world answered, and how it went. */
export function KeepTestDialog({ run, onClose }: { run: Run; onClose: () => void }): ReactNode {
  const [name, setName] = useState(() => `${STATUS_WORDS[run.status]} ${momentWords(run.startedAt)}`);
  const keep = useMutation({
    mutationFn: () =>
      answer(parley.POST('/api/workflows/{id}/tests', { params: { path: { id: run.workflow } }, body: { name: name.trim(), execution: run.id } })),
    onSuccess: (test) => {
      notifications.show({ color: 'teal', title: 'Kept as test case', message: `"${test.name}" is played whenever the workflow's tests run.` });
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title="Keep as test case" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          keep.mutate();
        }}
      >
        <p className={styles.lead}>
          It can be played again against any version without touching the world. It holds the values of this run: do not keep what others may not see.
        </p>
        <TextInput label="Name" value={name} onChange={(event) => setName(event.currentTarget.value)} maxLength={100} required data-autofocus mb="md" />
        {keep.isError && <ProblemNotice error={keep.error} />}
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={onClose}>
            Close
          </Button>
          <Button type="submit" loading={keep.isPending} disabled={name.trim() === ''}>
            Keep
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
