import { CloseButton, Tabs } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { useActions, useCatalog, useEditing } from '../editor/Editor.ts';
import { scopeOf } from '../model/completion.ts';
import { besideFields, findingsBySubject } from '../model/findings.ts';
import { setStep } from '../model/graph.ts';
import { fieldsOf } from '../model/schema.ts';
import type { StepRun } from '../model/trace.ts';
import type { Step } from '../model/workflow.ts';
import { StepIcon } from '../nodes/StepIcon.tsx';
import { titleOf } from '../nodes/words.ts';
import { FindingList } from '../side/FindingList.tsx';
import { Editable } from './Editable.tsx';
import { StepMenu } from './StepMenu.tsx';
import { StepIdentity } from './StepIdentity.tsx';
import { StepRunView } from './StepRunView.tsx';
import { StepSettings } from './StepSettings.tsx';
import { StepSetup } from './StepSetup.tsx';
import { FieldFindings, ScopeProvider } from './Scope.ts';
import styles from './Panel.module.css';

interface Props {
  step: Step;
  /** What steps gave in the last run, for completion and the second tab. */
  known: ReadonlyMap<string, StepRun>;
}

/** Everything about the step that is selected. */
export function StepPanel({ step, known }: Props): ReactNode {
  const { workflow, findings, canEdit } = useEditing();
  const { operations } = useCatalog();
  const { edit, select } = useActions();
  const operation = operations.get(step.use);
  const scope = useMemo(() => scopeOf(workflow, step.id, operations, known), [workflow, step.id, operations, known]);
  const own = useMemo(() => findingsBySubject(workflow, findings).get(step.id) ?? [], [workflow, findings, step.id]);
  const run = known.get(step.id);
  const change = (next: Step, renamed?: ReadonlyMap<string, string>): void =>
    edit((before) => setStep(before, next, renamed), `panel:${step.id}`);

  return (
    <aside className={styles.panel} aria-label={`Step ${step.id}`}>
      <header className={styles.head}>
        <StepIcon use={step.use} size={32} />
        <div className={styles.names}>
          <h2 className={styles.title}>{titleOf(step, operation)}</h2>
          <span className={styles.use}>{operation?.title ?? step.use}</span>
        </div>
        {canEdit && <StepMenu id={step.id} />}
        <CloseButton aria-label="Close" onClick={() => select([])} />
      </header>
      <Tabs defaultValue="setup" className={styles.tabs ?? ''} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="setup">Setup</Tabs.Tab>
          <Tabs.Tab value="settings">Settings</Tabs.Tab>
          <Tabs.Tab value="run" disabled={run === undefined}>
            Last run
          </Tabs.Tab>
        </Tabs.List>
        <ScopeProvider value={scope}>
          <FieldFindings value={{ id: step.id, findings: own }}>
            <Tabs.Panel value="setup" className={styles.body ?? ''} data-body>
              {operation !== undefined && <p className={styles.lead}>{operation.summary}</p>}
              <FindingList findings={besideFields(own, step.id, fieldsOf(operation?.input ?? {}))} isBare />
              <Editable>
                <StepSetup key={step.id} step={step} operation={operation} onChange={change} />
              </Editable>
            </Tabs.Panel>
            <Tabs.Panel value="settings" className={styles.body ?? ''} data-body>
              <Editable>
                <StepIdentity key={step.id} step={step} />
                <StepSettings key={`${step.id}-settings`} step={step} onChange={change} />
              </Editable>
            </Tabs.Panel>
            <Tabs.Panel value="run" className={styles.body ?? ''} data-body>
              {run !== undefined && <StepRunView run={run} />}
            </Tabs.Panel>
          </FieldFindings>
        </ScopeProvider>
      </Tabs>
    </aside>
  );
}
