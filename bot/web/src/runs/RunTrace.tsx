import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { Empty } from '../console/Empty.tsx';
import { useListKeys } from '../console/useListKeys.ts';
import { paths } from '../shell/paths.ts';
import { ancestors, isOpenAtFirst, spanTree, statusOf, type TraceEntry, visibleRows } from './spanTree.ts';
import { SpanPanel } from './SpanPanel.tsx';
import { TraceRows } from './TraceRows.tsx';
import { busyTimes, timeScale } from './timeScale.ts';
import { useNow } from './useNow.ts';
import { isWait, useSteps } from './useRun.ts';
import { hasEnded, type Run, type Span } from './words.ts';
import styles from './RunPage.module.css';

interface Props {
  run: Run;
  spans: Span[];
}

/** The steps of a run as tree and timeline, and beside them what one of them was given and gave. */
export function RunTrace({ run, spans }: Props): ReactNode {
  const isOpen = !hasEnded(run.status);
  const navigate = useNavigate();
  const now = useNow(isOpen);
  const { steps } = useSteps(run.id);
  const useOf = useCallback((node: string) => steps.get(node)?.use, [steps]);
  const tree = useMemo(() => spanTree(spans), [spans]);
  const [toggled, setToggled] = useState<ReadonlySet<string>>(() => pathToTrouble(tree));
  const [chosen, setChosen] = useState<string>();
  const rows = useMemo(() => visibleRows(tree, toggled), [tree, toggled]);
  const selected = chosen ?? (troubleIn(tree) ?? tree.find((root) => statusOf(root) !== 'reused') ?? tree[0])?.key;
  const entry = rows.find(({ entry: { key } }) => key === selected)?.entry;
  const ended = typeof run.endedAt === 'string' ? Date.parse(run.endedAt) : now;
  const scale = useMemo(
    () => timeScale(busyTimes(tree, (node) => isWait(useOf(node)), ended), Date.parse(run.startedAt), ended),
    [tree, useOf, run.startedAt, ended],
  );
  const toggle = (key: string): void => setToggled((known) => (known.has(key) ? without(known, key) : new Set(known).add(key)));

  useListKeys({
    move: (by) => {
      const at = rows.findIndex(({ entry: { key } }) => key === selected);
      const next = rows[Math.min(Math.max(at + by, 0), rows.length - 1)];
      if (next !== undefined) setChosen(next.entry.key);
    },
    leave: () => void navigate(paths.runs),
    open: () => selected !== undefined && entry !== undefined && entry.children.length > 0 && toggle(selected),
  });

  if (spans.length === 0) return <NoSteps isOpen={isOpen} />;
  return (
    <div className={styles.body}>
      <TraceRows rows={rows} scale={scale} now={ended} useOf={useOf} selected={selected} onSelect={setChosen} onToggle={toggle} />
      {entry !== undefined && <SpanPanel key={entry.key} run={run} entry={entry} use={useOf(entry.label)} now={ended} />}
    </div>
  );
}

function NoSteps({ isOpen }: { isOpen: boolean }): ReactNode {
  return (
    <div className={styles.problem}>
      <Empty title={isOpen ? 'No step has begun' : 'No step ran'}>
        {isOpen ? 'As soon as one does, it appears here by itself.' : 'The run ended before its first step: it was cancelled, or had nothing to do.'}
      </Empty>
    </div>
  );
}

/** The step that a reader most likely came for. */
function troubleIn(entries: TraceEntry[]): TraceEntry | undefined {
  for (const wanted of ['in_doubt', 'failed', 'waiting', 'running']) {
    for (const entry of entries) {
      if (statusOf(entry) !== wanted) continue;
      const within = troubleIn(entry.children);
      if (within !== undefined || entry.kind === 'step') return within ?? entry;
    }
  }
  return undefined;
}

/** What has to be unfolded, or left as it is, for the trouble to be in sight. */
function pathToTrouble(tree: TraceEntry[]): ReadonlySet<string> {
  const trouble = troubleIn(tree);
  const toggled = new Set<string>();
  let entries = tree;
  for (const key of trouble === undefined ? [] : ancestors(trouble.key)) {
    const entry = entries.find((candidate) => candidate.key === key);
    if (entry === undefined) break;
    if (!isOpenAtFirst(entry, entries.length)) toggled.add(key);
    entries = entry.children;
  }
  return toggled;
}

function without(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const rest = new Set(keys);
  rest.delete(key);
  return rest;
}
