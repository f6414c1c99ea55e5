import { Button, SegmentedControl, Tabs } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { isRecord, optionalText } from '../api/reading.ts';
import { useMay } from '../console/useMay.ts';
import { paths } from '../shell/paths.ts';
import { Notice } from '../ui/Notice.tsx';
import { DoubtForm } from './DoubtForm.tsx';
import { JsonView } from './JsonView.tsx';
import { ModelTalk } from './ModelTalk.tsx';
import { ReplayStep } from './ReplayStep.tsx';
import { Mark } from './StatusMark.tsx';
import { StepLog } from './StepLog.tsx';
import { statusOf, type TraceEntry } from './spanTree.ts';
import { extentOf } from './timeScale.ts';
import { useRunActions } from './useRunActions.ts';
import { durationWords, hasEnded, type Run, type Span, spanTone, spanWords } from './words.ts';
import styles from './SpanPanel.module.css';

interface Props {
  run: Run;
  entry: TraceEntry;
  /** The operation, such as `http.request`; undefined until it is known. */
  use: string | undefined;
  now: number;
}

/** One step: what it was given, what it gave, how often it was tried, and what went wrong. */
export function SpanPanel({ run, entry, use, now }: Props): ReactNode {
  const [chosen, setChosen] = useState<number>();
  const [isReplaying, setReplaying] = useState(false);
  const mayChange = useMay('change');
  const { replay } = useRunActions(run);
  const span = entry.spans.find(({ attempt }) => attempt === chosen) ?? entry.spans.at(-1);
  const status = span?.status ?? statusOf(entry);
  const extent = extentOf(entry, now);
  const isPlain = entry.kind === 'step' && !entry.key.includes('.');
  return (
    <aside className={styles.panel} aria-label={`Step ${entry.label}`}>
      <header className={styles.header}>
        <div>
          <h2 className={styles.title}>{entry.label}</h2>
          <p className={styles.sub}>
            {[use, extent && durationWords(extent.end - extent.start), entry.key === entry.label ? undefined : entry.key].filter(Boolean).join(' · ')}
          </p>
        </div>
        <Mark tone={spanTone(status)}>{spanWords(status)}</Mark>
      </header>
      <div className={styles.buttons}>
        {mayChange && isPlain && hasEnded(run.status) && (
          <Button size="xs" variant={status === 'failed' ? 'filled' : 'default'} onClick={() => setReplaying(true)}>
            Replay from here…
          </Button>
        )}
        {entry.kind === 'step' && (
          <Button size="xs" variant="default" component={Link} to={`${paths.workflow(run.workflow)}?step=${encodeURIComponent(entry.label)}`}>
            Open in the workflow
          </Button>
        )}
        {status === 'waiting' && use?.startsWith('human.') && (
          <Button size="xs" component={Link} to={`${paths.approvals}?id=${encodeURIComponent(`${run.id}.${entry.key}`)}`}>
            Answer it
          </Button>
        )}
        <CalledRun use={use} span={span} />
      </div>
      {entry.spans.length > 1 && span !== undefined && (
        <SegmentedControl
          size="xs"
          aria-label="Attempt"
          value={String(span.attempt)}
          onChange={(attempt) => setChosen(Number(attempt))}
          data={entry.spans.map(({ attempt }) => ({ value: String(attempt), label: `Attempt ${attempt}` }))}
        />
      )}
      {status === 'in_doubt' && <DoubtForm run={run} step={entry.key} />}
      {span?.error !== undefined && (
        <Notice tone="error">
          <p className={styles.error}>{span.error.message}</p>
          {span.error.hint && <p className={styles.hint}>{span.error.hint}</p>}
        </Notice>
      )}
      {span === undefined ? <p className={styles.none}>Select one of its steps to see what it did.</p> : <Values run={run} entry={entry} span={span} isPlain={isPlain} />}
      {isReplaying && span !== undefined && (
        <ReplayStep
          run={run}
          span={span}
          replay={(input) => replay.mutateAsync({ from: span.node, ...(input !== undefined && { stepInput: input.json }) })}
          onClose={() => setReplaying(false)}
        />
      )}
    </aside>
  );
}

function Values({ run, entry, span, isPlain }: Pick<Props, 'run' | 'entry'> & { span: Span; isPlain: boolean }): ReactNode {
  const hasOutput = span.output !== undefined && span.output !== null;
  const hasInput = span.input !== undefined && span.input !== null;
  const first = span.model !== undefined ? 'model' : hasOutput ? 'output' : 'input';
  return (
    <Tabs defaultValue={first} keepMounted={false}>
      <Tabs.List>
        {span.model !== undefined && <Tabs.Tab value="model">Model</Tabs.Tab>}
        <Tabs.Tab value="output">Output</Tabs.Tab>
        <Tabs.Tab value="input">Input</Tabs.Tab>
        <Tabs.Tab value="log">Log</Tabs.Tab>
      </Tabs.List>
      {span.model !== undefined && (
        <Tabs.Panel value="model" pt="sm">
          <ModelTalk span={span} />
        </Tabs.Panel>
      )}
      <Tabs.Panel value="output" pt="sm">
        {span.choice !== undefined && <p className={styles.choice}>It chose <b>{span.choice}</b>.</p>}
        {hasOutput ? <JsonView value={span.output} {...(isPlain ? { root: `${entry.label}.output` } : {})} /> : <p className={styles.none}>{noOutput(span.status)}</p>}
      </Tabs.Panel>
      <Tabs.Panel value="input" pt="sm">
        {hasInput ? <JsonView value={span.input} /> : <p className={styles.none}>{noInput(span.status)}</p>}
      </Tabs.Panel>
      <Tabs.Panel value="log" pt="sm">
        <StepLog run={run} entry={entry} />
      </Tabs.Panel>
    </Tabs>
  );
}

function noOutput(status: string): string {
  if (status === 'running') return 'Not yet: it is at work.';
  return status === 'waiting' ? 'Not yet: it waits.' : 'It gave nothing.';
}

function noInput(status: string): string {
  if (status === 'reused') return 'Its result was taken over from another run, which knows what it worked on.';
  return status === 'failed' ? 'None: what it should work on could not be computed.' : 'This step takes no input.';
}

/** Where a called workflow's own steps are. */
function CalledRun({ use, span }: { use: string | undefined; span: Span | undefined }): ReactNode {
  const called = use === 'workflow.call' && isRecord(span?.input) ? optionalText(span.input['run']) : undefined;
  if (called === undefined) return null;
  return (
    <Button size="xs" variant="default" component={Link} to={paths.run(called)}>
      Open the run it called
    </Button>
  );
}
