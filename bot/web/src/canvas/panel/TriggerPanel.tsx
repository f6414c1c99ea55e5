import { CloseButton, Select } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { useActions, useEditing } from '../editor/Editor.ts';
import { findingsBySubject } from '../model/findings.ts';
import { type Trigger, TRIGGER } from '../model/workflow.ts';
import { StepIcon } from '../nodes/StepIcon.tsx';
import { TRIGGERS } from '../nodes/words.ts';
import { FindingList } from '../side/FindingList.tsx';
import { Editable } from './Editable.tsx';
import { FieldFindings, ScopeProvider } from './Scope.ts';
import { TriggerForm } from './TriggerForm.tsx';
import styles from './Panel.module.css';

/** A fresh trigger of each kind, as far as it can be guessed. */
const STARTERS: Readonly<Record<string, Trigger>> = {
  manual: { type: 'manual' },
  webhook: { type: 'webhook' },
  schedule: { type: 'schedule', cron: '0 9 * * MON-FRI', zone: Intl.DateTimeFormat().resolvedOptions().timeZone },
  event: { type: 'event', source: '' },
  chat: { type: 'chat', phrase: '' },
  email: { type: 'email' },
  file: { type: 'file', path: '' },
  stream: { type: 'stream', stream: '' },
};

const EVENT_SCOPE = [{ name: 'event', type: 'object', about: 'what is told with it' }];

/** What starts the workflow. */
export function TriggerPanel(): ReactNode {
  const { workflow, findings } = useEditing();
  const { edit, select } = useActions();
  const own = useMemo(() => findingsBySubject(workflow, findings).get(TRIGGER) ?? [], [workflow, findings]);
  const { trigger } = workflow;
  const change = (next: Trigger): void => edit((before) => ({ ...before, trigger: next }), `trigger:${next.type}`);
  return (
    <aside className={styles.panel} aria-label="Trigger">
      <header className={styles.head}>
        <StepIcon use={trigger.type} size={32} />
        <div className={styles.names}>
          <h2 className={styles.title}>What starts it</h2>
          <span className={styles.use}>{TRIGGERS[trigger.type]?.about}</span>
        </div>
        <CloseButton aria-label="Close" onClick={() => select([])} />
      </header>
      <ScopeProvider value={EVENT_SCOPE}>
        <FieldFindings value={{ id: TRIGGER, findings: own }}>
          <div className={styles.body} data-body>
            <FindingList findings={own} isBare />
            <Editable>
              <Select
                label="Starts by"
                allowDeselect={false}
                data={Object.entries(TRIGGERS).map(([value, { title }]) => ({ value, label: title }))}
                value={trigger.type}
                onChange={(type) => type !== null && type !== trigger.type && change(STARTERS[type] ?? { type })}
              />
              <TriggerForm key={trigger.type} trigger={trigger} onChange={change} />
            </Editable>
          </div>
        </FieldFindings>
      </ScopeProvider>
    </aside>
  );
}
