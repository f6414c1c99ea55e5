import type { Span } from './words.ts';

/** A step of the run, or one round of a loop; several attempts at a step are one entry. */
export interface TraceEntry {
  /** `orders.3.file` for a step, `orders.3` for a round. */
  readonly key: string;
  readonly kind: 'step' | 'round';
  readonly label: string;
  /** Oldest first; none for a round, and for a step that only its rounds are known of. */
  readonly spans: Span[];
  readonly children: TraceEntry[];
}

/** Where in the workflow a span is: its round's path in loops, else its node. */
export function stepOf(span: Span): string {
  return span.step ?? span.node;
}

/** What tells spans apart: attempts at the same step are spans of their own. */
export function spanKey(span: Span): string {
  return `${stepOf(span)}#${span.attempt}`;
}

/** The known spans with news: changed ones in their places, new ones at the end. */
export function withSpans(known: Span[], news: Span[]): Span[] {
  if (news.length === 0) return known;
  const places = new Map(known.map((span, place) => [spanKey(span), place]));
  const spans = [...known];
  for (const span of news) {
    const place = places.get(spanKey(span));
    if (place === undefined) places.set(spanKey(span), spans.push(span) - 1);
    else spans[place] = span;
  }
  return spans;
}

/** Spans as a tree: loops hold their rounds, rounds their steps. Everything stands in the order it began. */
export function spanTree(spans: Span[]): TraceEntry[] {
  const entries = new Map<string, TraceEntry>();
  const roots: TraceEntry[] = [];

  function entry(path: string[]): TraceEntry {
    const key = path.join('.');
    const known = entries.get(key);
    if (known !== undefined) return known;
    const isRound = path.length % 2 === 0;
    const last = path.at(-1) ?? '';
    const made: TraceEntry = { key, kind: isRound ? 'round' : 'step', label: isRound ? `Round ${Number(last) + 1}` : last, spans: [], children: [] };
    entries.set(key, made);
    (path.length === 1 ? roots : entry(path.slice(0, -1)).children).push(made);
    return made;
  }

  for (const span of spans) entry(stepOf(span).split('.')).spans.push(span);
  return roots;
}

/** Gravest first: what a folded entry has to tell of what is within. */
const GRAVITY = ['in_doubt', 'failed', 'waiting', 'running', 'abandoned', 'succeeded', 'reused'];

/** The status of a step's last attempt; of a round the gravest of its steps. */
export function statusOf(entry: TraceEntry): string {
  const last = entry.spans.at(-1);
  if (last !== undefined) return last.status;
  const within = entry.children.map(statusOf);
  return GRAVITY.find((status) => within.includes(status)) ?? 'succeeded';
}

/** Loops with more rounds than this begin folded. */
const MOST_ROUNDS_SHOWN = 20;

/** What begins unfolded: loops with few rounds. Rounds begin folded, except a loop's only one. */
export function isOpenAtFirst({ kind, children }: TraceEntry, siblings: number): boolean {
  return kind === 'step' ? children.length <= MOST_ROUNDS_SHOWN : siblings === 1;
}

export interface TraceRow {
  entry: TraceEntry;
  depth: number;
  isOpen: boolean;
}

/** What is in sight, as lines. `toggled` are the keys of entries that are not as they were at first. */
export function visibleRows(tree: TraceEntry[], toggled: ReadonlySet<string>): TraceRow[] {
  const rows: TraceRow[] = [];
  function add(entries: TraceEntry[], depth: number): void {
    for (const entry of entries) {
      const isOpen = entry.children.length > 0 && isOpenAtFirst(entry, entries.length) !== toggled.has(entry.key);
      rows.push({ entry, depth, isOpen });
      if (isOpen) add(entry.children, depth + 1);
    }
  }
  add(tree, 0);
  return rows;
}

/** Keys of what must be unfolded for a step to be in sight. */
export function ancestors(key: string): string[] {
  const path = key.split('.');
  return path.slice(0, -1).map((_, depth) => path.slice(0, depth + 1).join('.'));
}
