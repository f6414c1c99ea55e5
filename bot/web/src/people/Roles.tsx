import { Badge, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { isGoverning } from './roles.ts';

/** One of the four stands out; the others only say who is asked. */
export function Roles({ roles }: { roles: readonly string[] }): ReactNode {
  return (
    <Group gap={6}>
      {roles.map((role) => (
        <Badge key={role} tt="none" variant={isGoverning(role) ? 'light' : 'default'}>
          {role}
        </Badge>
      ))}
    </Group>
  );
}
