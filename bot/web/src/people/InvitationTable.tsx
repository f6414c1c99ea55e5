import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { Day } from '../console/Day.tsx';
import { Button } from '../ui/Button.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import styles from './People.module.css';
import { Roles } from './Roles.tsx';
import { type Invitation, useTakeBack } from './usePeople.ts';

/** Links that still open the door. */
export function InvitationTable({ items }: { items: Invitation[] }): ReactNode {
  const takeBack = useTakeBack();
  return (
    <>
      {takeBack.isError && <ProblemNotice error={takeBack.error} />}
      <Table.ScrollContainer minWidth={320}>
        <Table verticalSpacing="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>E-mail</Table.Th>
              <Table.Th>Roles</Table.Th>
              <Table.Th className={styles.aside}>By</Table.Th>
              <Table.Th className={styles.aside}>Until</Table.Th>
              <Table.Th aria-label="Actions" />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map(({ id, email, roles, madeBy, expiresAt }) => (
              <Table.Tr key={id}>
                <Table.Td className={styles.name}>{email}</Table.Td>
                <Table.Td>
                  <Roles roles={roles} />
                </Table.Td>
                <Table.Td className={styles.aside}>{madeBy}</Table.Td>
                <Table.Td className={styles.aside}>
                  <Day at={expiresAt} />
                </Table.Td>
                <Table.Td ta="right">
                  <Button
                    isBusy={takeBack.isPending && takeBack.variables === id}
                    aria-label={`Take the invitation of ${email} back`}
                    onClick={() => takeBack.mutate(id)}
                  >
                    Take back
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </>
  );
}
