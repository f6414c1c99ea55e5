import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import './console.css';
import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { Outlet } from 'react-router';
import { PageBoundary } from './PageBoundary.tsx';
import { theme, variables } from './theme.ts';

/** Everything but the chat: the component library in Parley's colours, and a net under each page. */
export default function Console(): ReactNode {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
      <ModalsProvider>
        <Notifications position="bottom-right" />
        <PageBoundary>
          <Outlet />
        </PageBoundary>
      </ModalsProvider>
    </MantineProvider>
  );
}
