import { ActionIcon, Badge, Menu, SegmentedControl } from '@mantine/core';
import { IconArrowLeft, IconDots, IconHistory, IconListCheck, IconSettings, IconSparkles } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { paths } from '../../shell/paths.ts';
import type { Draft } from '../api.ts';
import type { History } from '../model/history.ts';
import { worst } from '../model/findings.ts';
import type { Workflow } from '../model/workflow.ts';
import { RunButton } from '../run/RunButton.tsx';
import { PublishButton } from '../side/PublishButton.tsx';
import type { Side } from '../side/SidePanel.tsx';
import { WorkflowMenuItems } from '../side/WorkflowMenuItems.tsx';
import { useActions, useEditing } from './Editor.ts';
import { NameField } from './NameField.tsx';
import { SaveState } from './SaveState.tsx';
import { ReadOnly } from './ReadOnly.tsx';
import { Steps } from './Steps.tsx';
import { Tool } from './Tool.tsx';
import type { Autosave } from './useAutosave.ts';
import type { Run } from './useRun.ts';
import styles from './Toolbar.module.css';

interface Props {
  history: History<Workflow>;
  autosave: Autosave;
  run: Run;
  isJson: boolean;
  onJson: (isJson: boolean) => void;
  side: Side | undefined;
  onSide: (side: Side | undefined) => void;
  onDraft: (draft: Draft) => void;
}

export function Toolbar({ history, autosave, run, isJson, onJson, side, onSide, onDraft }: Props): ReactNode {
  const { draft, findings, canEdit } = useEditing();
  const { select } = useActions();
  const open = (which: Side): void => {
    select([]);
    onSide(side === which ? undefined : which);
  };
  const severity = worst(findings);
  const serious = findings.filter((finding) => finding.severity === severity).length;
  return (
    <header className={styles.bar}>
      <ActionIcon component={Link} to={paths.workflows} variant="subtle" color="gray" aria-label="All workflows">
        <IconArrowLeft size={18} />
      </ActionIcon>
      <NameField />
      <Badge variant="default" className={styles.live ?? ''} data-live={draft.liveVersion !== undefined || undefined}>
        {draft.liveVersion === undefined ? 'draft' : `live v${draft.liveVersion}`}
      </Badge>
      {canEdit ? <SaveState saving={autosave.saving} /> : <ReadOnly />}
      <span className={styles.gap} />
      {canEdit && <Steps history={history} />}
      <SegmentedControl
        size="xs"
        aria-label="View"
        value={isJson ? 'json' : 'canvas'}
        data={[
          { value: 'canvas', label: 'Canvas' },
          { value: 'json', label: 'JSON' },
        ]}
        onChange={(next) => onJson(next === 'json')}
      />
      <button
        type="button"
        className={styles.findings}
        data-severity={severity}
        aria-label={`Findings: ${findings.length}`}
        aria-pressed={side === 'findings'}
        onClick={() => open('findings')}
      >
        <IconListCheck size={17} />
        {severity !== undefined && severity !== 'INFO' && <span>{serious}</span>}
      </button>
      <Tool icon={IconHistory} label="Versions" keys="V" isOn={side === 'versions'} onClick={() => open('versions')} />
      <Tool icon={IconSettings} label="Settings" keys="S" isOn={side === 'settings'} onClick={() => open('settings')} />
      {canEdit && (
        <>
          <Tool
            icon={IconSparkles}
            label="Change it by talking"
            keys="T"
            isOn={side === 'copilot'}
            onClick={() => open('copilot')}
          />
          <RunButton run={run} flush={autosave.flush} />
          <PublishButton flush={autosave.flush} onDraft={onDraft} />
        </>
      )}
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label="More">
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <WorkflowMenuItems />
        </Menu.Dropdown>
      </Menu>
    </header>
  );
}
