import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Loaded } from '../../console/Loaded.tsx';
import { type Draft, type Version, versionsQuery } from '../api.ts';
import { useEditing } from '../editor/Editor.ts';
import { DiffList } from './DiffList.tsx';
import { DiffPicture } from './DiffPicture.tsx';
import { RollbackDialog } from './RollbackDialog.tsx';
import { VersionRow } from './VersionRow.tsx';
import run from '../run/Run.module.css';
import styles from './Side.module.css';

interface Props {
  flush: () => Promise<boolean>;
  onDraft: (draft: Draft) => void;
}

/** Everything that was published, newest first: what each changed, and the way back to it. */
export function Versions({ flush, onDraft }: Props): ReactNode {
  const { id } = useEditing();
  const versions = useQuery(versionsQuery(id));
  const [compared, setCompared] = useState<{ from: string; to: string }>();
  const [wanted, setWanted] = useState<Version>();
  const compare = async (from: string, to: string): Promise<void> => {
    await flush();
    setCompared({ from, to });
  };
  return (
    <>
      <Loaded query={versions}>
        {(items) =>
          items.length === 0 ? (
            <p className={styles.muted}>
              Nothing was published yet. Each time you publish, a version is kept here, to compare and to go back to.
            </p>
          ) : (
            <ul className={styles.versions}>
              <li className={styles.version}>
                <div className={styles.row}>
                  <strong>Draft</strong>
                  <Button size="compact-xs" variant="default" onClick={() => void compare('live', 'draft')}>
                    Changes since live
                  </Button>
                </div>
              </li>
              {items.map((version, index) => (
                <VersionRow
                  key={version.version}
                  version={version}
                  before={items[index + 1]}
                  onCompare={(from, to) => void compare(from, to)}
                  onRollback={setWanted}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
      <Modal
        opened={compared !== undefined}
        onClose={() => setCompared(undefined)}
        title={compared && `From ${compared.from} to ${compared.to}`}
        size={1080}
      >
        {compared !== undefined && (
          <div className={run.form}>
            <DiffPicture {...compared} />
            <DiffList workflow={id} {...compared} />
          </div>
        )}
      </Modal>
      <RollbackDialog version={wanted} onClose={() => setWanted(undefined)} onDraft={onDraft} />
    </>
  );
}
