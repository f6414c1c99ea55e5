import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useListKeys } from '../console/useListKeys.ts';
import { paths } from '../shell/paths.ts';
import { Button } from '../ui/Button.tsx';
import { RunRow } from './RunRow.tsx';
import { useNow } from './useNow.ts';
import { MOST_RUNS, type RunList } from './useRunList.ts';
import { hasEnded } from './words.ts';
import styles from './RunsPage.module.css';

const ROW_HEIGHT = 44;
const OVERSCAN = 12;
/** The next page is asked for when so few rows are left below. */
const AHEAD = 60;

/** The rows in sight, and nothing of the others: a hundred thousand runs scroll as ten do. */
export function RunTable({ list }: { list: RunList }): ReactNode {
  const { runs, waiting, isTooMuch, seen, more, query } = list;
  const box = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<string>();
  const navigate = useNavigate();
  const now = useNow();
  const rows = useVirtualizer({
    count: runs.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
  });
  const items = rows.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    seen((rows.scrollOffset ?? 0) < ROW_HEIGHT, items.flatMap(({ index }) => runs[index] ?? []));
    if (last >= runs.length - AHEAD) more();
  });

  const move = useCallback(
    (by: 1 | -1) => {
      const at = runs.findIndex(({ id }) => id === active);
      const next = Math.min(Math.max(at + by, 0), runs.length - 1);
      setActive(runs[next]?.id);
      rows.scrollToIndex(next);
    },
    [runs, active, rows],
  );
  const open = useCallback(() => {
    if (active !== undefined) void navigate(paths.run(active));
  }, [active, navigate]);
  useListKeys({ move, open });

  return (
    <div className={styles.frame}>
      {waiting > 0 && (
        <Button className={styles.news} onClick={() => rows.scrollToIndex(0)}>
          {waiting === 1 ? '1 new run' : `${waiting} new runs`}
        </Button>
      )}
      <div className={styles.table} role="table" aria-label="Runs" aria-rowcount={query.hasNextPage ? -1 : runs.length + 1}>
        <div className={styles.head} role="row" aria-rowindex={1}>
          {['Workflow', 'Status', 'Trigger', 'Started', 'Took', 'Run'].map((name) => (
            <span key={name} role="columnheader">
              {name}
            </span>
          ))}
        </div>
        <div ref={box} className={styles.box} role="rowgroup">
          <div className={styles.rows} role="presentation" style={{ height: rows.getTotalSize() }}>
            {items.map(({ index, start }) => {
              const run = runs[index];
              return run && <RunRow key={run.id} run={run} top={start} place={index + 2} isActive={run.id === active} now={hasEnded(run.status) ? 0 : now} />;
            })}
          </div>
        </div>
      </div>
      <p className={styles.foot} role="status">
        {isTooMuch
          ? `The newest ${MOST_RUNS.toLocaleString()} are shown. Narrow the list to find older ones.`
          : `${runs.length.toLocaleString()} ${runs.length === 1 ? 'run' : 'runs'}${query.hasNextPage ? ' so far; scroll for more' : ''}`}
      </p>
    </div>
  );
}
