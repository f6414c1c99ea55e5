import { Badge, Button, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Loaded } from '../../console/Loaded.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { type Draft, rollback, type Version, versionsQuery } from '../api.ts';
import { useEditing } from '../editor/Editor.ts';
import { DiffList } from './DiffList.tsx';
import { DiffPicture } from './DiffPicture.tsx';
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
            <p className={styles.muted}>Nothing was published yet. Each time you publish, a version is kept here, to compare and to go back to.</p>
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
                <VersionRow key={version.version} version={version} before={items[index + 1]} onCompare={(from, to) => void compare(from, to)} onRollback={setWanted} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <Modal opened={compared !== undefined} onClose={() => setCompared(undefined)} title={compared && `From ${compared.from} to ${compared.to}`} size={1080}>
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

interface RowProps {
  version: Version;
  before: Version | undefined;
  onCompare: (from: string, to: string) => void;
  onRollback: (version: Version) => void;
}

function VersionRow({ version, before, onCompare, onRollback }: RowProps): ReactNode {
  const { version: number, savedAt, savedBy, live } = version;
  return (
    <li className={styles.version}>
      <div className={styles.row}>
        <strong>
          Version {number} {live && <Badge size="xs" color="teal">live</Badge>}
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
        {!live && (
          <Button size="compact-xs" variant="default" onClick={() => onRollback(version)}>
            Roll back to {number}
          </Button>
        )}
      </div>
    </li>
  );
}

function RollbackDialog({ version, onClose, onDraft }: { version: Version | undefined; onClose: () => void; onDraft: (draft: Draft) => void }): ReactNode {
  const { id } = useEditing();
  const client = useQueryClient();
  const rolling = useMutation({
    mutationFn: (number: number) => rollback(id, number),
    onSuccess: async (live) => {
      onDraft(live);
      onClose();
      notifications.show({ color: 'teal', title: 'Rolled back', message: `What version ${version?.version ?? ''} did is live again, as version ${live.liveVersion ?? ''}.` });
      await client.invalidateQueries({ queryKey: ['workflow', id] });
    },
  });
  return (
    <Modal opened={version !== undefined} onClose={onClose} title={`Roll back to version ${version?.version ?? ''}`} size="lg">
      {version !== undefined && (
        <div className={run.form}>
          <p className={run.about}>It becomes live again as a new version, and the draft too. This changes:</p>
          <DiffList workflow={id} from="live" to={String(version.version)} />
          {rolling.isError && <ProblemNotice error={rolling.error} />}
          <Button loading={rolling.isPending} onClick={() => rolling.mutate(version.version)}>
            Roll back
          </Button>
        </div>
      )}
    </Modal>
  );
}
