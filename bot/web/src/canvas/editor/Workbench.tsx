import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import type { Draft } from '../api.ts';
import { TRIGGER } from '../model/workflow.ts';
import { Palette } from '../palette/Palette.tsx';
import { StepPanel } from '../panel/StepPanel.tsx';
import { TriggerPanel } from '../panel/TriggerPanel.tsx';
import { RunBar } from '../run/RunBar.tsx';
import { ReplayingProvider } from '../run/Replaying.ts';
import { type Side, SidePanel } from '../side/SidePanel.tsx';
import { JsonView } from '../side/JsonView.tsx';
import { Canvas } from './Canvas.tsx';
import { ConflictNotice } from './ConflictNotice.tsx';
import { ActionsProvider, type Editing, EditingProvider } from './Editor.ts';
import { Surface } from './Surface.tsx';
import { Toolbar } from './Toolbar.tsx';
import { useAutosave } from './useAutosave.ts';
import { useFindings } from './useFindings.ts';
import { useKeepInSight } from './useKeepInSight.ts';
import { useLayout } from './useLayout.ts';
import { useRun } from './useRun.ts';
import { useWorkflow } from './useWorkflow.ts';
import styles from './Workbench.module.css';

interface Props {
  id: string;
  draft: Draft;
  canEdit: boolean;
}

/** The editor: toolbar, canvas, and beside it what is selected or asked for. */
export function Workbench({ id, draft: initial, canEdit }: Props): ReactNode {
  const [first] = useState(initial);
  const [draft, setDraft] = useState(initial);
  const [side, setSide] = useState<Side>();
  const [isJson, setJson] = useState(false);
  const { workflow, history, selection, spot, closePalette, actions } = useWorkflow(first.workflow, canEdit);
  const { replace } = actions;
  const adopt = useCallback(
    (theirs: Draft) => {
      setDraft(theirs);
      replace(theirs.workflow);
    },
    [replace],
  );
  const autosave = useAutosave(id, workflow, first, adopt);
  const liveVersion = autosave.newest?.liveVersion;
  useEffect(() => {
    if (autosave.newest !== undefined) setDraft(autosave.newest);
    // Published elsewhere, such as in the conversation beside the canvas; all else of a draft comes by adoption.
  }, [liveVersion]);
  const findings = useFindings(id, workflow, first.findings);
  const run = useRun(id);
  const placement = useLayout(workflow);
  const { flush } = autosave;
  const { source, known, replay } = run;
  const replaying = useMemo(
    () => ({ source, known, replay: (...wish: Parameters<typeof replay>) => flush().then(() => replay(...wish)) }),
    [source, known, replay, flush],
  );
  const editing = useMemo(
    (): Editing => ({ id, draft, workflow, selection, findings, runs: run.steps, canEdit }),
    [id, draft, workflow, selection, findings, run.steps, canEdit],
  );

  const [selected] = selection;
  const step = selection.size === 1 ? workflow.nodes.find((each) => each.id === selected) : undefined;
  const hasPanel = step !== undefined || side !== undefined || (selected === TRIGGER && selection.size === 1);
  useKeepInSight(hasPanel && selection.size === 1 ? selected : undefined);
  return (
    <ActionsProvider value={actions}>
      <EditingProvider value={editing}>
        <ReplayingProvider value={replaying}>
          <div className={styles.bench}>
            <Toolbar
              history={history}
              autosave={autosave}
              run={run}
              isJson={isJson}
              onJson={setJson}
              side={side}
              onSide={setSide}
              onDraft={setDraft}
            />
            <ConflictNotice autosave={autosave} />
            <Surface save={() => void autosave.flush()} hasPanel={hasPanel} isJson={isJson}>
              {isJson ? (
                <JsonView onClose={() => setJson(false)} />
              ) : (
                placement !== undefined && <Canvas placement={placement} hasPanel={hasPanel} />
              )}
              {!isJson && step !== undefined && <StepPanel step={step} known={run.known} />}
              {!isJson && selected === TRIGGER && selection.size === 1 && <TriggerPanel />}
              {side !== undefined && step === undefined && selected !== TRIGGER && (
                <SidePanel side={side} autosave={autosave} onDraft={setDraft} onClose={() => setSide(undefined)} />
              )}
              {!isJson && spot !== undefined && <Palette spot={spot} onClose={closePalette} />}
              {!isJson && <RunBar run={run} />}
            </Surface>
          </div>
        </ReplayingProvider>
      </EditingProvider>
    </ActionsProvider>
  );
}
