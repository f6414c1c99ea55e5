import {
  IconArrowsSplit2,
  IconBolt,
  IconBraces,
  IconClock,
  IconDatabase,
  IconDoorExit,
  IconFile,
  IconForms,
  IconGitBranch,
  IconHandClick,
  IconHourglass,
  IconMail,
  IconMessage,
  IconPlayerPlay,
  IconRepeat,
  IconRoute,
  IconSparkles,
  IconSubtask,
  IconUserCheck,
  IconWebhook,
  IconWorld,
  type TablerIcon,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useCatalog } from '../editor/Editor.ts';
import { groupOf } from '../model/palette.ts';
import styles from './StepIcon.module.css';

const ICONS: Readonly<Record<string, TablerIcon>> = {
  'data.set': IconBraces,
  'logic.if': IconArrowsSplit2,
  'logic.switch': IconGitBranch,
  'logic.for_each': IconRepeat,
  'logic.repeat': IconRepeat,
  'logic.delay': IconClock,
  'logic.wait_for_event': IconHourglass,
  'logic.stop': IconDoorExit,
  'workflow.call': IconSubtask,
  'human.approval': IconUserCheck,
  'human.input': IconForms,
  manual: IconHandClick,
  webhook: IconWebhook,
  schedule: IconClock,
  event: IconBolt,
  chat: IconMessage,
  email: IconMail,
  file: IconFile,
  stream: IconDatabase,
};

const GROUP_ICONS: Readonly<Record<string, TablerIcon>> = { ai: IconSparkles, http: IconWorld, flow: IconRoute };

/** The mark of a kind of step, in the colour of its group; a system's own where it has one. */
export function StepIcon({ use, size = 36 }: { use: string; size?: number }): ReactNode {
  const { connectors } = useCatalog();
  const group = use.includes('.') ? groupOf(use) : 'trigger';
  const path = connectors.get(group)?.icon ?? '';
  const Icon = ICONS[use] ?? GROUP_ICONS[group] ?? IconPlayerPlay;
  return (
    <span className={styles.tile} data-group={group} style={{ width: size, height: size }} aria-hidden="true">
      {path === '' || ICONS[use] !== undefined ? (
        <Icon size={size * 0.56} stroke={1.7} />
      ) : (
        <svg width={size * 0.56} height={size * 0.56} viewBox="0 0 24 24" fill="currentColor">
          <path d={path} />
        </svg>
      )}
    </span>
  );
}
