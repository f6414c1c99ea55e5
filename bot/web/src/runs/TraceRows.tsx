import { IconChevronRight } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';
import { statusOf, type TraceRow } from './spanTree.ts';
import { TimeBars, TimeHead } from './TimeBars.tsx';
import { extentOf, type TimeScale } from './timeScale.ts';
import { durationWords, spanTone, spanWords } from './words.ts';
import styles from './TraceRows.module.css';

const ROW_HEIGHT = 34;
const OVERSCAN = 10;
const INDENT_PX = 18;

interface Props {
  rows: TraceRow[];
  scale: TimeScale;
  now: number;
  useOf: (node: string) => string | undefined;
  selected: string | undefined;
  onSelect: (key: string) => void;
  onToggle: (key: string) => void;
}

/** A line a step: where in the tree, how it stands, and when. Only the lines in sight are drawn. */
export function TraceRows({ rows, scale, now, useOf, selected, onSelect, onToggle }: Props): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const lines = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
  });
  const place = rows.findIndex(({ entry }) => entry.key === selected);
  useEffect(() => {
    if (place >= 0) lines.scrollToIndex(place);
  }, [place, lines]);
  return (
    <section className={styles.trace} aria-label="Steps">
      <TimeHead scale={scale} />
      <div ref={box} className={styles.box}>
        <div className={styles.rows} role="tree" aria-label="Steps of the run" style={{ height: lines.getTotalSize() }}>
          {lines.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            return (
              row && (
                <Row
                  key={row.entry.key}
                  row={row}
                  top={start}
                  scale={scale}
                  now={now}
                  use={useOf(row.entry.label)}
                  isSelected={row.entry.key === selected}
                  onSelect={onSelect}
                  onToggle={onToggle}
                />
              )
            );
          })}
        </div>
      </div>
    </section>
  );
}

interface RowProps extends Pick<Props, 'scale' | 'now' | 'onSelect' | 'onToggle'> {
  row: TraceRow;
  top: number;
  use: string | undefined;
  isSelected: boolean;
}

function Row({ row: { entry, depth, isOpen }, top, scale, now, use, isSelected, onSelect, onToggle }: RowProps): ReactNode {
  const status = statusOf(entry);
  const extent = extentOf(entry, now);
  const hasChildren = entry.children.length > 0;
  return (
    <div
      className={styles.row}
      role="treeitem"
      aria-level={depth + 1}
      aria-selected={isSelected}
      {...(hasChildren ? { 'aria-expanded': isOpen } : {})}
      tabIndex={isSelected ? 0 : -1}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => onSelect(entry.key)}
      onDoubleClick={() => hasChildren && onToggle(entry.key)}
      onFocus={() => onSelect(entry.key)}
      onKeyDown={(event) => {
        if (hasChildren && (event.key === 'ArrowRight') !== isOpen && (event.key === 'ArrowRight' || event.key === 'ArrowLeft')) onToggle(entry.key);
      }}
    >
      <span className={styles.name} style={{ paddingLeft: depth * INDENT_PX }}>
        {hasChildren ? (
          <button
            type="button"
            className={styles.fold}
            data-open={isOpen || undefined}
            tabIndex={-1}
            aria-label={isOpen ? `Fold ${entry.label}` : `Unfold ${entry.label}`}
            onClick={(event) => {
              event.stopPropagation();
              onToggle(entry.key);
            }}
          >
            <IconChevronRight size={14} aria-hidden="true" />
          </button>
        ) : (
          <span className={styles.leaf} />
        )}
        <span className={styles.dot} data-tone={spanTone(status)} role="img" aria-label={spanWords(status)} title={spanWords(status)} />
        <span className={styles.label}>{entry.label}</span>
        <span className={styles.use}>{hasChildren && entry.kind === 'step' ? rounds(entry.children.length) : use}</span>
        {entry.spans.length > 1 && <span className={styles.attempts}>×{entry.spans.length}</span>}
      </span>
      <span className={styles.took}>{extent === undefined ? '' : durationWords(extent.end - extent.start)}</span>
      <TimeBars entry={entry} scale={scale} now={now} />
    </div>
  );
}

function rounds(count: number): string {
  return count === 1 ? '1 round' : `${count.toLocaleString()} rounds`;
}
