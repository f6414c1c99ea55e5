import { Tooltip } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './Toolbar.module.css';

/** Why nothing can be changed here. */
export function ReadOnly(): ReactNode {
  return (
    <Tooltip label="Your role is viewer. Whoever builds workflows is an editor; ask an owner or admin for that.">
      <span className={styles.save} tabIndex={0}>
        <IconEye size={16} /> Read only
      </span>
    </Tooltip>
  );
}
