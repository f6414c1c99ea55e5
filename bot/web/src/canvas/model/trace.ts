import type { Schema } from '../../api/parley.ts';

export type Span = Schema['SpanView'];
export type Execution = Schema['ExecutionView'];

/** How a step fared in the run that is shown. */
export interface StepRun {
  status: string;
  spans: readonly Span[];
  /** The newest attempt. */
  last: Span;
}

/** By step; within loops all rounds count together, and a failed one shows. */
export function stepRuns(spans: readonly Span[]): ReadonlyMap<string, StepRun> {
  const byNode = new Map<string, Span[]>();
  for (const span of spans) byNode.set(span.node, [...(byNode.get(span.node) ?? []), span]);
  return new Map([...byNode].map(([node, all]) => [node, stepRun(all)]));
}

/** A span that comes again, now ended, takes the place of the one before. */
export function received(spans: readonly Span[], span: Span): Span[] {
  const isSame = (other: Span): boolean =>
    other.node === span.node && other.step === span.step && other.attempt === span.attempt;
  const index = spans.findIndex(isSame);
  return index < 0 ? [...spans, span] : spans.with(index, span);
}

export function isOver(status: string | undefined): boolean {
  return status === 'SUCCEEDED' || status === 'FAILED' || status === 'CANCELLED';
}

export function isTest({ mode }: Pick<Execution, 'mode'>): boolean {
  return mode.toLowerCase() === 'test';
}

export function spell(millis: number | undefined): string {
  if (millis === undefined) return '';
  if (millis < 1000) return `${Math.round(millis)} ms`;
  return millis < 60_000
    ? `${(millis / 1000).toFixed(1)} s`
    : `${Math.floor(millis / 60_000)} min ${Math.round((millis % 60_000) / 1000)} s`;
}

function stepRun(spans: readonly Span[]): StepRun {
  const last = spans.at(-1) as Span;
  const rounds = new Map(spans.map((span) => [span.step ?? '', span]));
  const states = [...rounds.values()].map(({ status }) => status);
  const telling = ['in_doubt', 'running', 'waiting', 'failed'].find((status) => states.includes(status));
  return { status: telling ?? last.status, spans, last };
}
