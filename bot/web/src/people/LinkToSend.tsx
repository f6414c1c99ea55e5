import { CopyButton, Group, Stack, Text, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';

/** A link that is shown this once, to be sent to whom it is for. */
export function LinkToSend({ link, children }: { link: string; children: ReactNode }): ReactNode {
  return (
    <Stack gap="sm">
      <Text size="sm">{children}</Text>
      <Group gap="xs" wrap="nowrap">
        <TextInput aria-label="Link" value={link} readOnly flex={1} onFocus={(event) => event.currentTarget.select()} />
        <CopyButton value={link}>
          {({ copied, copy }) => <Button look="primary" onClick={copy}>{copied ? 'Copied' : 'Copy'}</Button>}
        </CopyButton>
      </Group>
    </Stack>
  );
}
