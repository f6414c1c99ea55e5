import { IconRoute, type TablerIcon } from '@tabler/icons-react';
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { paths } from './paths.ts';

interface Place {
  path: string;
  label: string;
  icon: TablerIcon;
}

/** Where the rail leads, in its order. */
export const PLACES: readonly Place[] = [{ path: paths.workflows, label: 'Workflows', icon: IconRoute }];

interface ConsoleRoute {
  path: string;
  page: LazyExoticComponent<ComponentType>;
}

/** Every page of the console, each loaded when it is first opened. */
export const CONSOLE_ROUTES: readonly ConsoleRoute[] = [
  { path: paths.workflows, page: lazy(() => import('../workflows/WorkflowsPage.tsx')) },
  { path: '/workflows/:id', page: lazy(() => import('../canvas/CanvasPage.tsx')) },
];

/** What the console's pages share: component library, dialogs, notices. Chat does without, and stays small. */
export const Console = lazy(() => import('../console/Console.tsx'));
