import type { ReactNode } from 'react';
import { statusOf, type TraceEntry } from './spanTree.ts';
import { extentOf, type Interval, intervalOf, type TimeScale } from './timeScale.ts';
import { durationWords, spanTone } from './words.ts';
import styles from './TraceRows.module.css';

const FULL = 100;
/** Share of the timeline that a tick's words take. */
const TICK_WIDTH = 0.2;

/** When each attempt was; of what holds others one bar over all of them. */
export function TimeBars({ entry, scale, now }: { entry: TraceEntry; scale: TimeScale; now: number }): ReactNode {
  const whole = entry.spans.length === 0 ? extentOf(entry, now) : undefined;
  return (
    <span className={styles.bars} aria-hidden="true">
      <Breaks scale={scale} />
      {whole !== undefined && <Bar interval={whole} scale={scale} tone={spanTone(statusOf(entry))} isWhole />}
      {entry.spans.map((span) => (
        <Bar key={span.attempt} interval={intervalOf(span, now)} scale={scale} tone={spanTone(span.status)} isWhole={entry.children.length > 0} />
      ))}
    </span>
  );
}

interface BarProps {
  interval: Interval;
  scale: TimeScale;
  tone: string;
  isWhole: boolean;
}

function Bar({ interval: { start, end }, scale, tone, isWhole }: BarProps): ReactNode {
  const left = scale.at(start) * FULL;
  const width = Math.max(0, scale.at(end) * FULL - left);
  return <span className={styles.bar} data-tone={tone} data-whole={isWhole || undefined} style={{ left: `${left}%`, width: `${width}%` }} />;
}

/** What the lines of the timeline mean; long waits are drawn short and say how long they were. */
export function TimeHead({ scale }: { scale: TimeScale }): ReactNode {
  return (
    <div className={styles.head} aria-hidden="true">
      <span>Step</span>
      <span className={styles.took}>Took</span>
      <span className={styles.bars}>
        <Breaks scale={scale} isNamed />
        {ticksOf(scale).map(({ at, words }) => (
          <span key={at} className={styles.tick} style={{ left: `${at * FULL}%` }}>
            {words}
          </span>
        ))}
      </span>
    </div>
  );
}

/** Those that have room beside the breaks, each saying something new. */
function ticksOf({ ticks, breaks }: TimeScale): { at: number; words: string }[] {
  return ticks
    .slice(0, -1)
    .map(({ at, millis }) => ({ at, words: durationWords(millis) }))
    .filter(({ words }, place, all) => words !== all[place - 1]?.words)
    .filter(({ at }) => !breaks.some(({ from, to }) => at > from - TICK_WIDTH && at < to));
}

function Breaks({ scale, isNamed = false }: { scale: TimeScale; isNamed?: boolean }): ReactNode {
  return scale.breaks.map(({ from, to, millis }) => (
    <span key={from} className={styles.break} style={{ left: `${from * FULL}%`, width: `${(to - from) * FULL}%` }}>
      {isNamed && <span className={styles.breakName}>{durationWords(millis)}</span>}
    </span>
  ));
}
