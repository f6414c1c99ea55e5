import { isRecord } from '../api/reading.ts';
import type { Span } from './words.ts';

/** What a step would work on if it were done again, as far as a run tells. */
export type Basis =
  | { is: 'known'; json: unknown; schema?: unknown }
  /** Nobody computed it, or it was not kept; something can be given all the same. */
  | { is: 'unknown'; why: string; schema?: unknown }
  /** It works on nothing that could be given. */
  | { is: 'none'; why: string };

const NOT_KEPT = 'What it works on is not kept with the run.';
const NOT_COMPUTED = 'What it should work on was never computed, so there is nothing to show.';
const TAKEN_OVER = 'Its result was taken over from another run, which knows what it worked on.';

const TEXT = { type: 'string' };
const LIST = { type: 'array' };
const TRUTH = { type: 'boolean' };

/**
 * What replaces the input of a step, which is not for all kinds what its span shows as input: a span says what is worth reading, such
 * as how many items a loop has or until when a wait goes on.
 *
 * @param operation schema of what such a step is written with; that of the engine's own kinds says nothing of what it comes to
 */
export function replayBasis(use: string, span: Span, operation?: unknown): Basis {
  switch (use) {
    case 'logic.repeat':
      return { is: 'none', why: 'This loop works on nothing that could be given: it begins anew with its first round.' };
    case 'logic.wait_for_event':
      return { is: 'none', why: 'This step works on nothing that could be given: it waits anew for its event.' };
    case 'logic.if':
      return known(within(span.output, 'result'), span, TRUTH);
    case 'logic.switch':
      return known(within(span.output, 'value'), span);
    case 'logic.stop':
      return known(within(span.output, 'message'), span, TEXT);
    case 'data.set':
      return known(given(span.output), span);
    case 'logic.for_each':
      return { is: 'unknown', why: `${NOT_KEPT} Given a list, it does its steps for each item of it.`, schema: LIST };
    case 'logic.delay':
      return { is: 'unknown', why: `${NOT_KEPT} Given "15m" or a moment such as "2030-01-31T09:00:00Z", it waits that long.`, schema: TEXT };
    case 'human.approval':
    case 'human.input':
      return known(within(span.input, 'message'), span, TEXT);
    case 'workflow.call':
      return known(within(span.input, 'input'), span);
    default:
      return known(given(span.input), span, operation);
  }
}

function known(input: { json: unknown } | undefined, { status }: Span, schema?: unknown): Basis {
  const shape = schema === undefined ? {} : { schema };
  if (input !== undefined) return { is: 'known', ...input, ...shape };
  return { is: 'unknown', why: status === 'reused' ? TAKEN_OVER : NOT_COMPUTED, ...shape };
}

/** The service says null where there is none. */
function given(value: unknown): { json: unknown } | undefined {
  return value === undefined || value === null ? undefined : { json: value };
}

function within(value: unknown, name: string): { json: unknown } | undefined {
  return isRecord(value) ? given(value[name]) : undefined;
}
