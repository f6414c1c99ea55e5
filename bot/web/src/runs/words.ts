import type { Schema } from '../api/parley.ts';

export type Run = Schema['ExecutionView'];
export type RunStatus = Run['status'];
export type Span = Schema['SpanView'];

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long something took, with two units at most: "840 ms", "12.4 s", "3 min 5 s", "2 d 4 h". */
export function durationWords(millis: number): string {
  if (millis < 0) return '0 ms';
  if (millis < SECOND) return `${Math.round(millis)} ms`;
  if (millis < MINUTE) return `${(Math.floor(millis / 100) / 10).toString()} s`;
  if (millis < HOUR) return two(millis, MINUTE, 'min', SECOND, 's');
  if (millis < DAY) return two(millis, HOUR, 'h', MINUTE, 'min');
  return two(millis, DAY, 'd', HOUR, 'h');
}

function two(millis: number, large: number, largeUnit: string, small: number, smallUnit: string): string {
  const rest = Math.floor((millis % large) / small);
  return `${Math.floor(millis / large)} ${largeUnit}${rest === 0 ? '' : ` ${rest} ${smallUnit}`}`;
}

/** How long a run took, or has taken so far; undefined while it waits for its turn. */
export function runMillis(run: Pick<Run, 'startedAt' | 'endedAt' | 'status'>, now: number): number | undefined {
  if (run.status === 'QUEUED') return undefined;
  const end = run.endedAt === undefined || run.endedAt === null ? now : Date.parse(run.endedAt);
  return Math.max(0, end - Date.parse(run.startedAt));
}

export function hasEnded(status: RunStatus): boolean {
  return status === 'SUCCEEDED' || status === 'FAILED' || status === 'CANCELLED';
}

export type Tone = 'success' | 'error' | 'warning' | 'active' | 'quiet';

export const STATUS_WORDS: Readonly<Record<RunStatus, string>> = {
  QUEUED: 'Queued',
  RUNNING: 'Running',
  WAITING: 'Waiting',
  SUCCEEDED: 'Succeeded',
  FAILED: 'Failed',
  CANCELLED: 'Cancelled',
};

export const STATUS_TONES: Readonly<Record<RunStatus, Tone>> = {
  QUEUED: 'quiet',
  RUNNING: 'active',
  WAITING: 'warning',
  SUCCEEDED: 'success',
  FAILED: 'error',
  CANCELLED: 'quiet',
};

const SPAN_TONES: Readonly<Record<string, Tone>> = {
  running: 'active',
  waiting: 'warning',
  succeeded: 'success',
  failed: 'error',
  reused: 'quiet',
  abandoned: 'quiet',
  in_doubt: 'warning',
};

const SPAN_WORDS: Readonly<Record<string, string>> = { in_doubt: 'may have happened', reused: 'taken over', abandoned: 'no longer waited for' };

export function spanTone(status: string): Tone {
  return SPAN_TONES[status] ?? 'quiet';
}

export function spanWords(status: string): string {
  return SPAN_WORDS[status] ?? status;
}

/** The last 8 characters, as the first ones tell only when it began: enough to tell runs apart in a title; the address has the whole id. */
export function shortId(id: string): string {
  return id.slice(-8);
}
