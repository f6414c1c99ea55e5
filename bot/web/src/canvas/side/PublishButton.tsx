import { Button, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { type Draft, publish } from '../api.ts';
import { useEditing } from '../editor/Editor.ts';
import { DiffList } from './DiffList.tsx';
import { FindingList } from './FindingList.tsx';
import styles from '../run/Run.module.css';

interface Props {
  flush: () => Promise<boolean>;
  onDraft: (draft: Draft) => void;
}

/** Makes the draft live, once somebody has seen what that changes. */
export function PublishButton({ flush, onDraft }: Props): ReactNode {
  const { id, draft, workflow, findings } = useEditing();
  const [isOpen, setOpen] = useState(false);
  const client = useQueryClient();
  const errors = findings.filter(({ severity }) => severity === 'ERROR');
  const publishing = useMutation({
    mutationFn: () => publish(id),
    onSuccess: async (published) => {
      onDraft(published);
      setOpen(false);
      notifications.show({
        color: 'teal',
        title: `${workflow.name} is live`,
        message: `As version ${published.liveVersion ?? ''}. Runs that go on keep theirs.`,
      });
      await client.invalidateQueries({ queryKey: ['workflow', id, 'versions'] });
      await client.invalidateQueries({ queryKey: ['workflows'] });
    },
  });
  const open = async (): Promise<void> => {
    publishing.reset();
    if (await flush()) setOpen(true);
  };
  return (
    <>
      <Button size="xs" aria-keyshortcuts="P" onClick={() => void open()}>
        Publish
      </Button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={`Publish ${workflow.name}`} size="lg">
        <div className={styles.form}>
          {errors.length > 0 ? (
            <>
              <p className={styles.about}>These keep it from being published:</p>
              <FindingList findings={errors} onGo={() => setOpen(false)} />
            </>
          ) : draft.liveVersion === undefined ? (
            <p className={styles.about}>It becomes version 1, and its trigger begins to listen.</p>
          ) : (
            <>
              <p className={styles.about}>What changes against version {draft.liveVersion}:</p>
              <DiffList workflow={id} from="live" to="draft" />
            </>
          )}
          {publishing.isError && <ProblemNotice error={publishing.error} />}
          <Button
            data-autofocus
            disabled={errors.length > 0}
            loading={publishing.isPending}
            onClick={() => publishing.mutate()}
          >
            Make it live
          </Button>
        </div>
      </Modal>
    </>
  );
}
