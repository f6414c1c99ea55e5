import { CloseButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Draft } from '../api.ts';
import { useEditing } from '../editor/Editor.ts';
import type { Autosave } from '../editor/useAutosave.ts';
import panel from '../panel/Panel.module.css';
import { CopilotPanel } from './CopilotPanel.tsx';
import { FindingList } from './FindingList.tsx';
import { Versions } from './Versions.tsx';
import { Editable } from '../panel/Editable.tsx';
import { WorkflowSettings } from './WorkflowSettings.tsx';
import styles from './Side.module.css';

export type Side = 'findings' | 'versions' | 'copilot' | 'settings';

const TITLES: Readonly<Record<Side, { title: string; about: string }>> = {
  findings: { title: 'Findings', about: 'What keeps it from being published, or deserves a look' },
  versions: { title: 'Versions', about: 'What was published, and what changed' },
  settings: { title: 'Settings', about: 'What holds for every run of this workflow' },
  copilot: { title: 'Change it by talking', about: 'Parley changes this same draft' },
};

interface Props {
  side: Side;
  autosave: Autosave;
  onDraft: (draft: Draft) => void;
  onClose: () => void;
}

/** Beside the canvas: what is about the workflow as a whole. */
export function SidePanel({ side, autosave, onDraft, onClose }: Props): ReactNode {
  const { findings } = useEditing();
  const { title, about } = TITLES[side];
  return (
    <aside className={panel.panel} aria-label={title}>
      <header className={panel.head}>
        <div className={panel.names}>
          <h2 className={panel.title}>{title}</h2>
          <span className={panel.use}>{about}</span>
        </div>
        <CloseButton aria-label="Close" onClick={onClose} />
      </header>
      {side === 'copilot' ? (
        <div className={styles.fill}>
          <CopilotPanel flush={autosave.flush} />
        </div>
      ) : (
        <div className={panel.body} data-body>
          {side === 'findings' && <FindingList findings={findings} />}
          {side === 'versions' && <Versions onDraft={onDraft} flush={autosave.flush} />}
          {side === 'settings' && (
            <Editable>
              <WorkflowSettings />
            </Editable>
          )}
        </div>
      )}
    </aside>
  );
}
