import { ActionIcon, Tooltip } from '@mantine/core';
import type { TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './Toolbar.module.css';

interface ToolProps {
  icon: TablerIcon;
  label: string;
  /** The key that presses it, as it stands in the list of shortcuts. */
  keys?: string;
  isDisabled?: boolean;
  isOn?: boolean;
  onClick: () => void;
}

/** A mark in the toolbar with its name beside it. */
export function Tool({ icon: Icon, label, keys, isDisabled = false, isOn = false, onClick }: ToolProps): ReactNode {
  return (
    <Tooltip label={keys === undefined ? label : `${label} (${keys})`} openDelay={400}>
      <ActionIcon
        variant={isOn ? 'light' : 'subtle'}
        color={isOn ? 'indigo' : 'gray'}
        aria-label={label}
        aria-keyshortcuts={keys}
        aria-pressed={isOn || undefined}
        disabled={isDisabled}
        className={styles.tool ?? ''}
        onClick={onClick}
      >
        <Icon size={18} />
      </ActionIcon>
    </Tooltip>
  );
}
