import { Modal } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { Loaded, RowsSkeleton } from '../console/Loaded.tsx';
import { paths } from '../shell/paths.ts';
import { Button } from '../ui/Button.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { type Connection, connectionsQuery, disconnect, usersQuery } from './api.ts';
import styles from './DisconnectDialog.module.css';

interface Props {
  connection: Connection;
  system: string;
  onClose: () => void;
}

/** Asks before a connection goes, and names what would stand still without it. */
export function DisconnectDialog({ connection: { id, name }, system, onClose }: Props): ReactNode {
  const client = useQueryClient();
  const navigate = useNavigate();
  const users = useQuery(usersQuery(id));
  const leave = useMutation({
    mutationFn: () => disconnect(id),
    onSuccess: async () => {
      await navigate(paths.connections);
      await client.invalidateQueries({ queryKey: connectionsQuery.queryKey });
    },
  });
  return (
    <Modal opened onClose={onClose} title={`Disconnect ${name}?`} centered zIndex={300} closeButtonProps={{ 'aria-label': 'Close' }}>
      <div className={styles.dialog}>
        <p>Parley forgets its keys for {system} at once. This cannot be undone; you would have to connect again.</p>
        <Loaded query={users} skeleton={<RowsSkeleton rows={1} />}>
          {(items) =>
            items.length === 0 ? (
              <p>No workflow uses it.</p>
            ) : (
              <div>
                <p>Steps in these workflows would fail:</p>
                <ul className={styles.users}>
                  {items.map((user) => (
                    <li key={user.id}>
                      <Link to={paths.workflow(user.id)}>{user.name}</Link>
                      {user.isLive ? ' (live)' : ' (draft)'}
                    </li>
                  ))}
                </ul>
              </div>
            )
          }
        </Loaded>
        {leave.isError && <ProblemNotice error={leave.error} />}
        <div className={styles.buttons}>
          <Button look="danger" isBusy={leave.isPending} onClick={() => leave.mutate()}>
            Disconnect
          </Button>
          <Button data-autofocus onClick={onClose}>
            Keep it
          </Button>
        </div>
      </div>
    </Modal>
  );
}
