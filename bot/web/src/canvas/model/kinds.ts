import { isRecord, type Json, records, text } from '../../api/reading.ts';
import type { Step } from './workflow.ts';

/** The engine's own kinds of step: what they are called, how they begin, and where they hold CEL without braces. */
interface OwnKind {
  title: string;
  summary: string;
  /** What a fresh step's id begins with. */
  stem: string;
  /** What the JSON needs so that a fresh step can be saved at all. */
  starter: Json;
  conditions: readonly string[];
  words: readonly string[];
}

export const OWN_KINDS: Readonly<Record<string, OwnKind>> = {
  'data.set': own(
    'Set values',
    'Names values for later steps.',
    'values',
    { values: {} },
    [],
    ['assign', 'variable', 'compute'],
  ),
  'logic.if': own(
    'If',
    'Goes one way when a condition holds, another when not.',
    'check',
    { condition: 'true' },
    ['condition'],
    ['when', 'check', 'branch', 'unless'],
  ),
  'logic.switch': own(
    'Switch',
    'Chooses among several ways by a value.',
    'choose',
    { value: '', cases: {} },
    ['value'],
    ['case', 'route', 'branch'],
  ),
  'logic.for_each': own(
    'For each',
    'Does its steps for every item of a list.',
    'each_item',
    { items: [] },
    ['items'],
    ['loop', 'iterate', 'every', 'split in batches'],
  ),
  'logic.repeat': own(
    'Repeat',
    'Does its steps again until a condition holds.',
    'again',
    { max: 10 },
    ['until'],
    ['loop', 'until', 'poll', 'while'],
  ),
  'logic.delay': own(
    'Wait',
    'Waits for a while, or until a moment.',
    'wait',
    { duration: '1h' },
    [],
    ['delay', 'pause', 'sleep', 'later'],
  ),
  'logic.wait_for_event': own(
    'Wait for an event',
    'Waits until something happens elsewhere.',
    'event_came',
    { event: '' },
    ['match'],
    ['await', 'callback', 'signal'],
  ),
  'logic.stop': own(
    'Stop',
    'Ends the whole run here, as a success or a failure.',
    'stop',
    { status: 'succeeded' },
    [],
    ['end', 'abort', 'finish', 'fail'],
  ),
  'workflow.call': own(
    'Run another workflow',
    'Runs a published workflow and gives its output.',
    'other_workflow',
    { workflow: '', input: {} },
    [],
    ['sub-workflow', 'execute', 'call'],
  ),
  'human.approval': own(
    'Ask for approval',
    'Asks people and waits for their decision.',
    'approval',
    { approvers: [], message: 'May this go on?' },
    [],
    ['approve', 'confirm', 'sign off', 'review'],
  ),
  'human.input': own(
    'Ask for input',
    'Asks people to fill in a form.',
    'form',
    { message: 'Please fill this in.', fields: [{ name: 'answer', type: 'string' }] },
    [],
    ['form', 'question', 'fill in'],
  ),
};

function own(
  title: string,
  summary: string,
  stem: string,
  starter: Json,
  conditions: readonly string[],
  words: readonly string[],
): OwnKind {
  return { title, summary, stem, starter, conditions, words };
}

export function isContainer(use: string): boolean {
  return use === 'logic.for_each' || use === 'logic.repeat';
}

/** Fields under `with` that hold CEL without braces. */
export function conditionsOf(use: string): readonly string[] {
  return OWN_KINDS[use]?.conditions ?? [];
}

/** Fields under `with` that name people and roles. */
export function peopleOf(use: string): readonly string[] {
  if (use === 'human.approval') return ['approvers', 'escalateTo'];
  return use === 'human.input' ? ['assignees'] : [];
}

/** What an arrow's `when` may say besides nothing and `error`, in the order they are shown. */
export function choicesOf({ use, with: given }: Step): string[] {
  switch (use) {
    case 'logic.if':
      return ['true', 'false'];
    case 'logic.switch':
      return [...caseNames(given['cases']), 'default'];
    case 'human.approval':
      return ['approved', 'rejected', 'expired'];
    case 'human.input':
    case 'logic.wait_for_event':
      return ['expired'];
    case 'ai.route':
      return records(given['routes'])
        .map((route) => text(route['label']))
        .filter((label) => label !== '');
    default:
      return [];
  }
}

/**
 * The handles on a step's right side: `undefined` is the arrow without `when`. Steps that decide have no such arrow of their own
 * unless one is drawn already, and the way for errors always comes last.
 */
export function handlesOf(step: Step, used: ReadonlySet<string | undefined>): (string | undefined)[] {
  if (step.use === 'logic.stop') return [];
  const choices = choicesOf(step);
  const decides = choices.length > 0 && step.use !== 'human.input' && step.use !== 'logic.wait_for_event';
  const plain = !decides || used.has(undefined) ? [undefined] : [];
  const unknown = [...used].filter((when) => when !== undefined && when !== 'error' && !choices.includes(when));
  return [...plain, ...choices, ...unknown, ...(used.has('error') ? ['error'] : [])];
}

function caseNames(cases: unknown): string[] {
  if (Array.isArray(cases)) return cases.map(text);
  return isRecord(cases) ? Object.keys(cases) : [];
}
