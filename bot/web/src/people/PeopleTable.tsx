import { Badge, Group, Select, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Role } from '../api/types.ts';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import { Roles } from './Roles.tsx';
import { givenBy, isGoverning, withRole } from './roles.ts';
import styles from './People.module.css';
import { type Person, useChangeRoles } from './usePeople.ts';

interface Props {
  items: Person[];
  /** The role of whoever looks. */
  by: Role;
}

export function PeopleTable({ items, by }: Props): ReactNode {
  const change = useChangeRoles();
  return (
    <>
      {change.isError && <ProblemNotice error={change.error} />}
      <Table.ScrollContainer minWidth={320}>
        <Table verticalSpacing="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Name</Table.Th>
              <Table.Th>Role</Table.Th>
              <Table.Th className={styles.aside}>Asked as</Table.Th>
              <Table.Th aria-label="Actions" />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((person) => (
              <Table.Tr key={person.id}>
                <Table.Td>
                  <Text size="sm" fw={560} className={styles.name}>
                    {person.name}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {person.email ?? 'no e-mail known'}
                    {!person.signsIn && ' · no password yet'}
                  </Text>
                </Table.Td>
                <Table.Td>
                  <RoleOf person={person} by={by} onChange={(role) => change.mutate({ id: person.id, roles: withRole(person.roles, role) })} />
                </Table.Td>
                <Table.Td className={styles.aside}>
                  <Roles roles={person.roles.filter((role) => !isGoverning(role))} />
                </Table.Td>
                <Table.Td>
                  <Group justify="flex-end">{givenBy(by).some((role) => role === person.role) && <PersonMenu person={person} />}</Group>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </>
  );
}

function RoleOf({ person, by, onChange }: { person: Person; by: Role; onChange: (role: Role) => void }): ReactNode {
  const given = givenBy(by);
  if (!given.some((role) => role === person.role)) return <Badge tt="none">{person.role}</Badge>;
  return (
    <Select
      aria-label={`Role of ${person.name}`}
      size="xs"
      w={120}
      allowDeselect={false}
      data={[...given]}
      value={person.role}
      onChange={(value) => {
        const role = given.find((one) => one === value);
        if (role !== undefined && role !== person.role) onChange(role);
      }}
    />
  );
}
