import type { TraceEntry } from './spanTree.ts';

/** Where moments stand on the timeline, from 0 to 1. */
export interface TimeScale {
  at(millis: number): number;
  /** Idle stretches that are drawn shorter than they are. */
  readonly breaks: { from: number; to: number; millis: number }[];
  readonly ticks: { at: number; millis: number }[];
}

export interface Interval {
  start: number;
  end: number;
}

/** An idle stretch that is longer than this share of all work is drawn shorter, so that a night's wait does not hide the work around it. */
const LONGEST_IDLE = 0.5;
const SHORTENED_TO = 0.12;
const SHORTEST_BREAK_MILLIS = 2_000;
const TICKS = 4;

/**
 * @param busy when work went on
 * @param start beginning of the run, in milliseconds since the epoch; `end` its end, or now
 */
export function timeScale(busy: Interval[], start: number, end: number): TimeScale {
  const whole = Math.max(1, end - start);
  const stretches = cut(union(busy, start, end), start, start + whole);
  const total = stretches.reduce((sum, { drawn }) => sum + drawn, 0);
  let before = 0;
  const pieces = stretches.map((stretch) => {
    const from = before / total;
    before += stretch.drawn;
    return { ...stretch, from, to: before / total };
  });
  const at = (millis: number): number => {
    const moment = Math.min(Math.max(millis, start), start + whole);
    const piece = pieces.find(({ end: last }) => moment <= last) ?? pieces.at(-1);
    if (piece === undefined) return 0;
    return piece.from + ((moment - piece.start) / Math.max(1, piece.end - piece.start)) * (piece.to - piece.from);
  };
  const ticks = Array.from({ length: TICKS + 1 }, (_, tick) => tick / TICKS).map((place) => ({ at: place, millis: momentAt(pieces, place) - start }));
  const breaks = pieces.filter(({ isShortened }) => isShortened).map(({ from, to, start: s, end: e }) => ({ from, to, millis: e - s }));
  return { at, ticks, breaks };
}

/** When steps were at work. Waiting for people, events or time is none, and a loop's work is that of its steps. */
export function busyTimes(tree: TraceEntry[], isWait: (node: string) => boolean, now: number): Interval[] {
  return tree.flatMap(({ spans, children }) => [
    ...(children.length > 0
      ? []
      : spans.filter(({ node, status }) => status !== 'waiting' && !isWait(node)).map((span) => intervalOf(span, now))),
    ...busyTimes(children, isWait, now),
  ]);
}

export function intervalOf(span: { startedAt: string; durationMs?: number | null }, now: number): Interval {
  const start = Date.parse(span.startedAt);
  return { start, end: typeof span.durationMs === 'number' ? start + span.durationMs : Math.max(start, now) };
}

/** From the first beginning to the last end of everything within; undefined for what holds nothing. */
export function extentOf({ spans, children }: TraceEntry, now: number): Interval | undefined {
  let extent: Interval | undefined;
  const widen = (next: Interval | undefined): void => {
    if (next === undefined) return;
    extent = extent === undefined ? next : { start: Math.min(extent.start, next.start), end: Math.max(extent.end, next.end) };
  };
  for (const span of spans) widen(intervalOf(span, now));
  if (spans.length === 0) for (const child of children) widen(extentOf(child, now));
  return extent;
}

interface Stretch extends Interval {
  drawn: number;
  isShortened: boolean;
}

function cut(busy: Interval[], start: number, end: number): Stretch[] {
  const work = busy.reduce((sum, { start: s, end: e }) => sum + (e - s), 0);
  const longestIdle = Math.max(SHORTEST_BREAK_MILLIS, work * LONGEST_IDLE);
  const stretches: Stretch[] = [];
  const add = (from: number, to: number, isIdle: boolean): void => {
    if (to <= from) return;
    const isShortened = isIdle && to - from > longestIdle && work > 0;
    stretches.push({ start: from, end: to, drawn: isShortened ? work * SHORTENED_TO : to - from, isShortened });
  };
  let reached = start;
  for (const stretch of busy) {
    add(reached, stretch.start, true);
    add(stretch.start, stretch.end, false);
    reached = stretch.end;
  }
  add(reached, end, true);
  return stretches;
}

/** Without overlaps, in order, within the run. */
function union(intervals: Interval[], start: number, end: number): Interval[] {
  const joined: Interval[] = [];
  const clamp = (moment: number): number => Math.min(Math.max(moment, start), end);
  for (const next of intervals.map((one) => ({ start: clamp(one.start), end: clamp(one.end) })).sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last !== undefined && next.start <= last.end) last.end = Math.max(last.end, next.end);
    else joined.push(next);
  }
  return joined;
}

function momentAt(pieces: (Stretch & { from: number; to: number })[], place: number): number {
  const piece = pieces.find(({ to }) => place <= to) ?? pieces.at(-1);
  if (piece === undefined) return 0;
  return piece.start + ((place - piece.from) / Math.max(Number.EPSILON, piece.to - piece.from)) * (piece.end - piece.start);
}
