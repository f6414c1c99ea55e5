import { Button, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { type Draft, rollback, type Version } from '../api.ts';
import { useEditing } from '../editor/Editor.ts';
import { DiffList } from './DiffList.tsx';
import run from '../run/Run.module.css';

/** Asks once more, and shows what will change. */
export function RollbackDialog({
  version,
  onClose,
  onDraft,
}: {
  version: Version | undefined;
  onClose: () => void;
  onDraft: (draft: Draft) => void;
}): ReactNode {
  const { id } = useEditing();
  const client = useQueryClient();
  const rolling = useMutation({
    mutationFn: (number: number) => rollback(id, number),
    onSuccess: async (live) => {
      onDraft(live);
      onClose();
      notifications.show({
        color: 'teal',
        title: 'Rolled back',
        message: `What version ${version?.version ?? ''} did is live again, as version ${live.liveVersion ?? ''}.`,
      });
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
