import { Badge, Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Version } from '../api.ts';
import { useEditing } from '../editor/Editor.ts';
import styles from './Side.module.css';

interface RowProps {
  version: Version;
  before: Version | undefined;
  onCompare: (from: string, to: string) => void;
  onRollback: (version: Version) => void;
}

/** One that was published: by whom, what it changed, and the way back to it. */
export function VersionRow({ version, before, onCompare, onRollback }: RowProps): ReactNode {
  const { canEdit } = useEditing();
  const { version: number, savedAt, savedBy, live } = version;
  return (
    <li className={styles.version}>
      <div className={styles.row}>
        <strong>
          Version {number}{' '}
          {live && (
            <Badge size="sm" variant="light" className={styles.live ?? ''}>
              live
            </Badge>
          )}
        </strong>
        <span className={styles.muted}>
          {savedBy}, {new Date(savedAt).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })}
        </span>
      </div>
      <div className={styles.row}>
        {before !== undefined && (
          <Button size="compact-xs" variant="default" onClick={() => onCompare(String(before.version), String(number))}>
            What changed
          </Button>
        )}
        {!live && canEdit && (
          <Button size="compact-xs" variant="default" onClick={() => onRollback(version)}>
            Roll back to {number}
          </Button>
        )}
      </div>
    </li>
  );
}
