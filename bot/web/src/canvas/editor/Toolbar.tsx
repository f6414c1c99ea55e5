import { ActionIcon, Badge, Menu, SegmentedControl, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp, IconArrowLeft, IconDots, IconHistory, IconListCheck, IconSparkles, type TablerIcon } from '@tabler/icons-react';
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
  const { draft, findings } = useEditing();
  const { undo, redo, select } = useActions();
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
      <Badge variant={draft.liveVersion === undefined ? 'default' : 'light'} color="teal" className={styles.live ?? ''}>
        {draft.liveVersion === undefined ? 'draft' : `live v${draft.liveVersion}`}
      </Badge>
      <SaveState saving={autosave.saving} />
      <span className={styles.gap} />
      <Tool icon={IconArrowBackUp} label="Undo (Ctrl+Z)" isDisabled={history.past.length === 0} onClick={undo} />
      <Tool icon={IconArrowForwardUp} label="Redo (Ctrl+Y)" isDisabled={history.future.length === 0} onClick={redo} />
      <SegmentedControl size="xs" aria-label="View" value={isJson ? 'json' : 'canvas'} data={[{ value: 'canvas', label: 'Canvas' }, { value: 'json', label: 'JSON' }]} onChange={(next) => onJson(next === 'json')} />
      <button type="button" className={styles.findings} data-severity={severity} aria-label={`Findings: ${findings.length}`} aria-pressed={side === 'findings'} onClick={() => open('findings')}>
        <IconListCheck size={17} />
        {severity !== undefined && severity !== 'INFO' && <span>{serious}</span>}
      </button>
      <Tool icon={IconHistory} label="Versions" isOn={side === 'versions'} onClick={() => open('versions')} />
      <Tool icon={IconSparkles} label="Change it by talking" isOn={side === 'copilot'} onClick={() => open('copilot')} />
      <RunButton run={run} flush={autosave.flush} />
      <PublishButton flush={autosave.flush} onDraft={onDraft} />
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

interface ToolProps {
  icon: TablerIcon;
  label: string;
  isDisabled?: boolean;
  isOn?: boolean;
  onClick: () => void;
}

function Tool({ icon: Icon, label, isDisabled = false, isOn = false, onClick }: ToolProps): ReactNode {
  return (
    <Tooltip label={label} openDelay={400}>
      <ActionIcon variant={isOn ? 'light' : 'subtle'} color={isOn ? 'indigo' : 'gray'} aria-label={label} aria-pressed={isOn || undefined} disabled={isDisabled} className={styles.tool ?? ''} onClick={onClick}>
        <Icon size={18} />
      </ActionIcon>
    </Tooltip>
  );
}
