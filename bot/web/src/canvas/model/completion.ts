import { isRecord, type Json, optionalText, records, text } from '../../api/reading.ts';
import { ancestors, loopsAround } from './graph.ts';
import type { Operation } from './palette.ts';
import type { StepRun } from './trace.ts';
import { stepOf, type Trigger, TRIGGER, type Workflow } from './workflow.ts';

/** Something that can be read: by name, of a type, as the last run had it. */
export interface Known {
  name: string;
  type: string;
  about?: string | undefined;
  /** Undefined where no run has shown one. */
  value?: unknown;
  fields?: readonly Known[] | undefined;
}

export interface Suggestion extends Known {
  /** What takes the place of the text from `from` to the cursor. */
  insert: string;
}

/** What the expressions of a step may read: those before it, its loops, the trigger and the run. */
export function scopeOf(
  workflow: Workflow,
  id: string,
  operations: ReadonlyMap<string, Operation>,
  runs: ReadonlyMap<string, StepRun>,
): Known[] {
  const before = id === TRIGGER ? new Set<string>() : ancestors(workflow, id);
  const loops = loopsAround(workflow, id);
  const nearest = loops[0] === undefined ? undefined : stepOf(workflow, loops[0]);
  const start = triggerKnown(workflow.trigger);
  const steps = workflow.nodes
    .filter((step) => before.has(step.id) && !loops.includes(step.id))
    .map((step): Known => {
      const operation = operations.get(step.use);
      const run = runs.get(step.id);
      const output =
        step.use === 'data.set' ? valuesKnown(step.with['values']) : schemaKnown(operation?.output ?? {}, operation?.sample);
      return {
        name: step.id,
        type: 'step',
        about: step.title ?? operation?.title,
        fields: [
          withValue({ name: 'output', ...output }, run?.last.output),
          { name: 'status', type: 'string', about: 'succeeded, failed or skipped', value: run?.last.status },
          {
            name: 'error',
            type: 'object',
            fields: [
              { name: 'code', type: 'string' },
              { name: 'message', type: 'string' },
            ],
          },
        ],
      };
    });
  return [
    ...steps.reverse(),
    ...(nearest === undefined ? [] : [eachKnown(nearest.use)]),
    { name: 'input', type: 'object', about: 'what started the run', fields: start.input },
    {
      name: 'trigger',
      type: 'object',
      fields: [
        { name: 'output', type: 'object', fields: start.output },
        { name: 'type', type: 'string' },
      ],
    },
    { name: 'run', type: 'object', fields: ['id', 'mode', 'startedAt'].map((name) => ({ name, type: 'string' })) },
  ];
}

/** The path that is being written at the cursor, and what may follow. Undefined where no expression is being written. */
export function suggest(
  written: string,
  cursor: number,
  isCondition: boolean,
  scope: readonly Known[],
): { from: number; items: Suggestion[] } | undefined {
  const before = written.slice(0, cursor);
  const open = before.lastIndexOf('{{');
  if (!isCondition && (open < 0 || before.indexOf('}}', open) >= 0)) return undefined;
  const [path] = /[\w.?[\]]*$/.exec(isCondition ? before : before.slice(open + 2)) ?? [''];
  const parts = path.split(/\??\./);
  const last = parts.pop() ?? '';
  let level: readonly Known[] = scope;
  for (const part of parts) {
    const found = level.find(({ name }) => name === part.replace(/\[.*$/, ''));
    if (found === undefined) return undefined;
    level = found.fields ?? fieldsOfValue(found.value);
  }
  const sought = last.toLowerCase();
  const items = level
    .filter(({ name }) => name.toLowerCase().includes(sought) && name !== last)
    .sort(
      (one, other) => Number(other.name.toLowerCase().startsWith(sought)) - Number(one.name.toLowerCase().startsWith(sought)),
    )
    .map((known) => ({ ...known, insert: known.name }));
  return items.length === 0 ? undefined : { from: cursor - last.length, items };
}

/** The text with a suggestion taken, and where the cursor is then; braces that are open are closed. */
export function completed(
  written: string,
  cursor: number,
  from: number,
  { insert, fields }: Suggestion,
  isCondition: boolean,
): { text: string; cursor: number } {
  const goesOn = fields !== undefined && fields.length > 0;
  const after = written.slice(cursor);
  const isOpen = !isCondition && !/^[^{]*\}\}/.test(after);
  const added = insert + (goesOn ? '.' : '');
  return { text: written.slice(0, from) + added + (isOpen ? '}}' : '') + after, cursor: from + added.length };
}

export function shown(value: unknown, most = 60): string {
  const json = typeof value === 'string' ? value : JSON.stringify(value);
  return json === undefined ? '' : json.length > most ? `${json.slice(0, most)}…` : json;
}

function schemaKnown(
  schema: unknown,
  sample: unknown,
): { type: string; about?: string | undefined; fields?: Known[] | undefined } {
  const read = isRecord(schema) ? schema : {};
  const about = optionalText(read['description']);
  const properties = isRecord(read['properties']) ? read['properties'] : undefined;
  const type = optionalText(read['type']) ?? 'any';
  if (properties === undefined) return { type, about, ...(isRecord(sample) && { fields: fieldsOfValue(sample, false) }) };
  const samples = isRecord(sample) ? sample : {};
  return {
    type,
    about,
    fields: Object.entries(properties).map(([name, inner]) => ({ name, ...schemaKnown(inner, samples[name]) })),
  };
}

/** The last run's value, down to where the schema says nothing any more. */
function withValue(known: Known, value: unknown): Known {
  if (value === undefined || value === null) return known;
  if (!isRecord(value)) return { ...known, value };
  const named = (known.fields ?? []).map((field) => withValue(field, value[field.name]));
  const further = fieldsOfValue(value).filter(({ name }) => !named.some((field) => field.name === name));
  return { ...known, value, fields: [...named, ...further] };
}

function fieldsOfValue(value: unknown, isReal = true): Known[] {
  if (!isRecord(value)) return [];
  return Object.entries(value).map(([name, inner]) => ({
    name,
    type: Array.isArray(inner) ? 'array' : inner === null ? 'any' : typeof inner,
    ...(isReal && { value: inner }),
    ...(isRecord(inner) && { fields: fieldsOfValue(inner, isReal) }),
  }));
}

function valuesKnown(values: unknown): { type: string; fields: Known[] } {
  return { type: 'object', fields: isRecord(values) ? Object.keys(values).map((name) => ({ name, type: 'any' })) : [] };
}

function eachKnown(use: string): Known {
  const names = use === 'logic.for_each' ? ['item', 'index'] : ['iteration'];
  return {
    name: 'each',
    type: 'object',
    about: 'this round of the loop',
    fields: names.map((name) => ({ name, type: name === 'item' ? 'any' : 'integer' })),
  };
}

const plain = (...names: string[]): Known[] => names.map((name) => ({ name, type: 'any' }));

function triggerKnown(trigger: Trigger): { output: Known[]; input: Known[] } {
  switch (trigger.type) {
    case 'manual': {
      const inputs = records((trigger as Json)['inputs']).map((input) => ({
        name: text(input['name']),
        type: optionalText(input['type']) ?? 'string',
        about: optionalText(input['label']),
      }));
      return { output: inputs, input: inputs };
    }
    case 'webhook':
      return { output: plain('body', 'headers', 'query', 'method'), input: [] };
    case 'schedule':
      return { output: plain('scheduledAt'), input: plain('scheduledAt') };
    case 'event':
      return { output: plain('id', 'source', 'key', 'at', 'payload'), input: [] };
    case 'email': {
      const mail = plain(
        'subject',
        'from',
        'fromName',
        'to',
        'cc',
        'text',
        'attachments',
        'receivedAt',
        'mailbox',
        'automatic',
      );
      return { output: mail, input: mail };
    }
    case 'file':
      return {
        output: plain('name', 'path', 'size', 'modifiedAt', 'text'),
        input: plain('name', 'path', 'size', 'modifiedAt', 'text'),
      };
    case 'stream':
      return { output: plain('stream', 'id', 'fields'), input: [] };
    default:
      return { output: plain('text', 'by'), input: [] };
  }
}
