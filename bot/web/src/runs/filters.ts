import { oneOf } from '../api/reading.ts';
import type { RunStatus } from './words.ts';

/** Which runs are shown; it stands in the address, so that it can be bookmarked and sent to others. */
export interface RunFilters {
  workflow: string | undefined;
  status: RunStatus | undefined;
  mode: 'live' | 'test' | undefined;
  started: Started | undefined;
}

const STARTED = ['hour', 'day', 'week', 'month'] as const;
export type Started = (typeof STARTED)[number];
const STATUSES = ['queued', 'running', 'waiting', 'succeeded', 'failed', 'cancelled', 'any'] as const;

export const STARTED_WORDS: Readonly<Record<Started, string>> = {
  hour: 'Last hour',
  day: 'Last 24 hours',
  week: 'Last 7 days',
  month: 'Last 30 days',
};

const HOURS: Readonly<Record<Started, number>> = { hour: 1, day: 24, week: 7 * 24, month: 30 * 24 };
const MINUTE = 60_000;

export function readFilters(params: URLSearchParams): RunFilters {
  const status = oneOf(params.get('status'), STATUSES, 'any');
  const mode = oneOf(params.get('mode'), ['live', 'test', 'any'], 'any');
  const started = oneOf(params.get('started'), [...STARTED, 'any'], 'any');
  return {
    workflow: params.get('workflow') ?? undefined,
    status: status === 'any' ? undefined : (status.toUpperCase() as RunStatus),
    mode: mode === 'any' ? undefined : mode,
    started: started === 'any' ? undefined : started,
  };
}

/** Only what narrows the list. */
export function writeFilters({ workflow, status, mode, started }: RunFilters): Record<string, string> {
  return {
    ...(workflow === undefined ? {} : { workflow }),
    ...(status === undefined ? {} : { status: status.toLowerCase() }),
    ...(mode === undefined ? {} : { mode }),
    ...(started === undefined ? {} : { started }),
  };
}

export function isNarrowed(filters: RunFilters): boolean {
  return Object.keys(writeFilters(filters)).length > 0;
}

/** Since when, to the minute, so that pages asked for one after the other agree. */
export function since(started: Started | undefined, now: Date): string | undefined {
  if (started === undefined) return undefined;
  const at = now.getTime() - HOURS[started] * 60 * MINUTE;
  return new Date(Math.floor(at / MINUTE) * MINUTE).toISOString();
}
