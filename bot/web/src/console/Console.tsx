import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { Outlet } from 'react-router';
import { Library } from './Library.tsx';
import { PageBoundary } from './PageBoundary.tsx';

/** Everything but the chat: the component library in Parley's colours, and a net under each page. */
export default function Console(): ReactNode {
  return (
    <Library>
      <ModalsProvider>
        <Notifications position="bottom-right" />
        <PageBoundary>
          <Outlet />
        </PageBoundary>
      </ModalsProvider>
    </Library>
  );
}
