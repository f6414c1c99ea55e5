import { IconRoute, IconUsers, type TablerIcon } from '@tabler/icons-react';
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { Role } from '../api/types.ts';
import { paths } from './paths.ts';

interface Place {
  path: string;
  label: string;
  icon: TablerIcon;
  /** Who is led there; without it everybody is. The server decides who may in any case. */
  least?: Role;
}

/** Where the rail leads, in its order. */
export const PLACES: readonly Place[] = [
  { path: paths.workflows, label: 'Workflows', icon: IconRoute },
  { path: paths.people, label: 'People', icon: IconUsers, least: 'admin' },
];

interface ConsoleRoute {
  path: string;
  page: LazyExoticComponent<ComponentType>;
}

/** Every page of the console, each loaded when it is first opened. */
export const CONSOLE_ROUTES: readonly ConsoleRoute[] = [
  { path: paths.workflows, page: lazy(() => import('../workflows/WorkflowsPage.tsx')) },
  { path: paths.people, page: lazy(() => import('../people/PeoplePage.tsx')) },
];

/** What the console's pages share: component library, dialogs, notices. Chat does without, and stays small. */
export const Console = lazy(() => import('../console/Console.tsx'));
