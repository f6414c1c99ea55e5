import { IconActivity, IconChecklist, IconPlugConnected, IconRoute, IconTemplate, IconUsers, type TablerIcon } from '@tabler/icons-react';
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { PendingBadge } from '../approvals/PendingBadge.tsx';
import type { Deed, Session } from '../api/types.ts';
import { paths } from './paths.ts';

interface Place {
  path: string;
  label: string;
  /** Other words by which it is sought. */
  about: string;
  icon: TablerIcon;
  /** Stands behind the label: what waits there. */
  badge?: ComponentType;
  /** Only for those who may do this; without it for everybody. The server decides who may in any case. */
  deed?: Deed;
}

/** Where the rail leads, in its order. */
const PLACES: readonly Place[] = [
  { path: paths.workflows, label: 'Workflows', about: 'automations flows processes drafts', icon: IconRoute },
  { path: paths.runs, label: 'Runs', about: 'executions history log errors failures', icon: IconActivity },
  { path: paths.approvals, label: 'Approvals', about: 'inbox decisions requests forms waiting yes no', icon: IconChecklist, badge: PendingBadge },
  { path: paths.connections, label: 'Connections', about: 'integrations accounts keys credentials systems apps', icon: IconPlugConnected },
  { path: paths.templates, label: 'Templates', about: 'examples gallery recipes library', icon: IconTemplate },
  { path: paths.people, label: 'People', about: 'users team members colleagues invite roles permissions', icon: IconUsers, deed: 'govern' },
];

/** Where this person may go. */
export function placesFor({ refusals }: Session): readonly Place[] {
  return PLACES.filter(({ deed }) => !refusals.some((refusal) => refusal.deed === deed));
}

interface ConsoleRoute {
  path: string;
  page: LazyExoticComponent<ComponentType>;
}

/** Every page of the console, each loaded when it is first opened. */
export const CONSOLE_ROUTES: readonly ConsoleRoute[] = [
  { path: paths.workflows, page: lazy(() => import('../workflows/WorkflowsPage.tsx')) },
  { path: '/workflows/:id', page: lazy(() => import('../canvas/CanvasPage.tsx')) },
  { path: paths.runs, page: lazy(() => import('../runs/RunsPage.tsx')) },
  { path: '/runs/:run', page: lazy(() => import('../runs/RunPage.tsx')) },
  { path: paths.approvals, page: lazy(() => import('../approvals/ApprovalsPage.tsx')) },
  { path: '/connections/new', page: lazy(() => import('../connections/GalleryPage.tsx')) },
  { path: '/connections/new/:connector', page: lazy(() => import('../connections/ConnectPage.tsx')) },
  { path: '/connections/:id?', page: lazy(() => import('../connections/ConnectionsPage.tsx')) },
  { path: paths.templates, page: lazy(() => import('../templates/TemplatesPage.tsx')) },
  { path: '/templates/:id', page: lazy(() => import('../templates/TemplatePage.tsx')) },
  { path: paths.account, page: lazy(() => import('../account/AccountPage.tsx')) },
  { path: paths.people, page: lazy(() => import('../people/PeoplePage.tsx')) },
];

/** What the console's pages share: component library, dialogs, notices. Chat does without, and stays small. */
export const Console = lazy(() => import('../console/Console.tsx'));
