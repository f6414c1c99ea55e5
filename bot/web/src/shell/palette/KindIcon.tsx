import {
  IconArrowRight,
  IconBolt,
  IconMessage,
  IconPlayerPlay,
  IconPlug,
  IconPlugConnected,
  IconPlus,
  IconRoute,
  IconTemplate,
  IconUser,
  type TablerIcon,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Kind } from './entries.ts';

const ICONS: Record<Kind, TablerIcon> = {
  place: IconArrowRight,
  workflow: IconRoute,
  run: IconPlayerPlay,
  connection: IconPlugConnected,
  conversation: IconMessage,
  person: IconUser,
  template: IconTemplate,
  system: IconPlug,
  new: IconPlus,
  say: IconBolt,
};

export function KindIcon({ kind }: { kind: Kind }): ReactNode {
  const Icon = ICONS[kind];
  return <Icon size={18} stroke={1.6} aria-hidden="true" />;
}
