import { Button, Menu } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconChevronDown, IconPlayerStop, IconRefresh } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { May } from '../console/May.tsx';
import { useMay } from '../console/useMay.ts';
import { paths } from '../shell/paths.ts';
import { CompareDialog } from './CompareDialog.tsx';
import { KeepTestDialog } from './KeepTestDialog.tsx';
import { ReplayRun } from './ReplayRun.tsx';
import { tellProblem, useRunActions } from './useRunActions.ts';
import { hasEnded, type Run } from './words.ts';
import styles from './RunPage.module.css';

type Dialog = 'replay' | 'compare' | 'test';

/** What a person can do about a run; some may only look, compare and take it along. */
export function RunActions({ run }: { run: Run }): ReactNode {
  const [dialog, setDialog] = useState<Dialog>();
  const { cancel, replay } = useRunActions(run);
  const mayChange = useMay('change');
  const close = (): void => setDialog(undefined);
  return (
    <div className={styles.actions}>
      {hasEnded(run.status) ? (
        <>
          <May deed="change">
            <Button leftSection={<IconRefresh size={16} aria-hidden="true" />} loading={replay.isPending} onClick={() => replay.mutate({}, { onError: tellProblem })}>
              {run.status === 'FAILED' ? 'Retry' : 'Replay'}
            </Button>
          </May>
          <Menu position="bottom-end" width={230} withInitialFocusPlaceholder={false}>
            <Menu.Target>
              <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden="true" />}>
                More
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {mayChange && <Menu.Item onClick={() => setDialog('replay')}>Replay with other input…</Menu.Item>}
              <Menu.Item onClick={() => setDialog('compare')}>Compare with another run…</Menu.Item>
              {mayChange && run.status !== 'CANCELLED' && <Menu.Item onClick={() => setDialog('test')}>Keep as test case…</Menu.Item>}
              <Menu.Divider />
              <Menu.Item component={Link} to={paths.workflow(run.workflow)}>
                Open the workflow
              </Menu.Item>
              <Menu.Item component="a" href={`/api/executions/${run.id}/export`} download={`run-${run.id}.json`}>
                Download as JSON
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </>
      ) : (
        <>
          <Button variant="default" component={Link} to={paths.workflow(run.workflow)}>
            Open the workflow
          </Button>
          <May deed="change">
            <Button
              color="red"
              variant="light"
              leftSection={<IconPlayerStop size={16} aria-hidden="true" />}
              loading={cancel.isPending}
              onClick={() => confirmCancel(run, () => cancel.mutate())}
            >
              Cancel run
            </Button>
          </May>
        </>
      )}
      {dialog === 'replay' && <ReplayRun run={run} onClose={close} />}
      {dialog === 'compare' && <CompareDialog run={run} onClose={close} />}
      {dialog === 'test' && <KeepTestDialog run={run} onClose={close} />}
    </div>
  );
}

function confirmCancel(run: Run, onConfirm: () => void): void {
  modals.openConfirmModal({
    title: 'Cancel this run?',
    children: `"${run.workflowName}" stops where it is. What its steps did already stays done; nobody is asked any further.`,
    labels: { confirm: 'Cancel run', cancel: 'Let it go on' },
    confirmProps: { color: 'red', variant: 'light' },
    closeButtonProps: { 'aria-label': 'Close' },
    onConfirm,
  });
}
