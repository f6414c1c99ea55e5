import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { Empty } from '../console/Empty.tsx';
import { paths } from '../shell/paths.ts';
import { connectionsQuery } from './api.ts';
import { ConnectionDetail } from './ConnectionDetail.tsx';
import { SystemIcon } from './SystemIcon.tsx';
import { useSystems } from './useSystems.ts';
import styles from './ConnectionDrawer.module.css';

/** One connection beside the list of all; its address is what opens it. */
export function ConnectionDrawer({ id }: { id: string | undefined }): ReactNode {
  const navigate = useNavigate();
  const { data } = useQuery(connectionsQuery);
  const { systemOf, titleOf } = useSystems();
  const connection = data?.find((each) => each.id === id);
  return (
    <Drawer
      opened={id !== undefined && data !== undefined}
      onClose={() => void navigate(paths.connections)}
      position="right"
      size={480}
      closeButtonProps={{ 'aria-label': 'Close' }}
      title={
        connection !== undefined && (
          <span className={styles.title}>
            <SystemIcon icon={systemOf(connection.connector)?.icon} title={titleOf(connection.connector)} />
            {connection.name}
          </span>
        )
      }
    >
      {connection === undefined ? (
        <Empty title="This connection is gone">Somebody has disconnected it, or the address is wrong.</Empty>
      ) : (
        <ConnectionDetail key={connection.id} connection={connection} system={systemOf(connection.connector)} />
      )}
    </Drawer>
  );
}
