import { isRecord, type Json, optionalText, records, text } from '../../api/reading.ts';

/** Where a step was put by hand, in pixels; within a loop from the loop's own corner. */
export interface Position {
  x: number;
  y: number;
}

/** One entry of `nodes`, as docs/workflow.md has it. */
export interface Step {
  id: string;
  use: string;
  title?: string;
  with: Json;
  in?: string;
  join?: 'all' | 'any';
  onError?: 'fail' | 'continue';
  retry?: { max: number; backoff?: string };
  timeout?: string;
}

/** One entry of `edges`. */
export interface Arrow {
  from: string;
  to: string;
  when?: string;
}

export type Trigger = Json & { type: string };

/** Workflow JSON, version 1: the one truth that the canvas shows and changes. Treated as immutable. */
export interface Workflow {
  parley: 1;
  name: string;
  trigger: Trigger;
  nodes: readonly Step[];
  edges: readonly Arrow[];
  timeout?: string;
  concurrency?: Json;
  layout?: Readonly<Record<string, Position>>;
}

export const TRIGGER = 'trigger';

/** Reads what the service answers, or what a person wrote; what it cannot understand is left out. */
export function readWorkflow(json: unknown): Workflow {
  const from = isRecord(json) ? json : {};
  const trigger = isRecord(from['trigger']) ? from['trigger'] : {};
  const layout = readLayout(from['layout']);
  return {
    parley: 1,
    name: text(from['name']),
    trigger: { ...trigger, type: optionalText(trigger['type']) ?? 'manual' },
    nodes: records(from['nodes']).map(readStep),
    edges: records(from['edges']).map(readArrow),
    ...(optionalText(from['timeout']) !== undefined && { timeout: text(from['timeout']) }),
    ...(isRecord(from['concurrency']) && { concurrency: from['concurrency'] }),
    ...(layout !== undefined && { layout }),
  };
}

export function stepOf(workflow: Workflow, id: string): Step | undefined {
  return workflow.nodes.find((step) => step.id === id);
}

export function arrowKey({ from, to, when }: Arrow): string {
  return `${from}→${to}${when === undefined ? '' : `:${when}`}`;
}

function readStep(json: Json): Step {
  const retry = json['retry'];
  return {
    id: text(json['id']),
    use: text(json['use']),
    ...(optionalText(json['title']) !== undefined && { title: text(json['title']) }),
    with: isRecord(json['with']) ? json['with'] : {},
    ...(optionalText(json['in']) !== undefined && { in: text(json['in']) }),
    ...(json['join'] === 'any' && { join: 'any' as const }),
    ...(json['onError'] === 'continue' && { onError: 'continue' as const }),
    ...(isRecord(retry) && {
      retry: {
        max: typeof retry['max'] === 'number' ? retry['max'] : 0,
        ...(optionalText(retry['backoff']) !== undefined && { backoff: text(retry['backoff']) }),
      },
    }),
    ...(optionalText(json['timeout']) !== undefined && { timeout: text(json['timeout']) }),
  };
}

function readArrow(json: Json): Arrow {
  const when = json['when'];
  return {
    from: text(json['from']),
    to: text(json['to']),
    ...(when !== undefined && when !== null && { when: text(when) }),
  };
}

function readLayout(json: unknown): Record<string, Position> | undefined {
  if (!isRecord(json)) return undefined;
  const read: Record<string, Position> = {};
  for (const [id, position] of Object.entries(json)) {
    if (!isRecord(position)) continue;
    const { x, y } = position;
    if (typeof x === 'number' && typeof y === 'number') read[id] = { x, y };
  }
  return Object.keys(read).length === 0 ? undefined : read;
}
