import { Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Button } from '../../ui/Button.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { type Imported, removeApi, tellAll } from './api.ts';
import styles from './Imports.module.css';

/** Asks before an imported API goes. That live workflows use it, the server says. */
export function RemoveDialog({ api: { name, title }, onClose }: { api: Imported; onClose: () => void }): ReactNode {
  const client = useQueryClient();
  const leave = useMutation({
    mutationFn: () => removeApi(name),
    onSuccess: () => {
      onClose();
      return tellAll(client);
    },
  });
  return (
    <Modal opened onClose={onClose} title={`Remove ${title}?`} centered zIndex={300} closeButtonProps={{ 'aria-label': 'Close' }}>
      <div className={styles.dialog}>
        <p>Its operations can no longer be steps, and Parley forgets the keys of its connections at once. This cannot be undone.</p>
        {leave.isError && <ProblemNotice error={leave.error} />}
        <div className={styles.buttons}>
          <Button look="danger" isBusy={leave.isPending} onClick={() => leave.mutate()}>
            Remove
          </Button>
          <Button data-autofocus onClick={onClose}>
            Keep it
          </Button>
        </div>
      </div>
    </Modal>
  );
}
