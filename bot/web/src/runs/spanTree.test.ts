import { describe, expect, it } from 'vitest';
import { ancestors, spanTree, statusOf, visibleRows, withSpans } from './spanTree.ts';
import type { Span } from './words.ts';

function span(step: string, status = 'succeeded', attempt = 1): Span {
  const node = step.split('.').at(-1) ?? step;
  return { node, attempt, status, startedAt: '2026-11-21T10:00:00Z', ...(step === node ? {} : { step }) };
}

const none: ReadonlySet<string> = new Set();

function outline(spans: Span[], toggled = none): string[] {
  return visibleRows(spanTree(spans), toggled).map(({ entry, depth }) => `${'  '.repeat(depth)}${entry.label}`);
}

describe('the tree of a trace', () => {
  it('has attempts at a step as one entry', () => {
    const [file] = spanTree([span('file', 'failed'), span('file', 'succeeded', 2)]);
    expect(file?.spans).toHaveLength(2);
    expect(file && statusOf(file)).toBe('succeeded');
  });

  it('puts rounds under their loop, folded, and counts them from one', () => {
    const spans = [span('read'), span('orders'), span('orders.0.file'), span('orders.1.file'), span('done')];
    expect(outline(spans)).toEqual(['read', 'orders', '  Round 1', '  Round 2', 'done']);
    expect(outline(spans, new Set(['orders.1']))).toEqual(['read', 'orders', '  Round 1', '  Round 2', '    file', 'done']);
  });

  it('folds a loop of many rounds', () => {
    const rounds = Array.from({ length: 2_500 }, (_, round) => [span(`orders.${round}.check`), span(`orders.${round}.file`)]).flat();
    expect(outline([span('orders'), ...rounds])).toEqual(['orders']);
    expect(outline([span('orders'), ...rounds], new Set(['orders']))).toHaveLength(2_501);
  });

  it('nests loops in loops', () => {
    expect(outline([span('a'), span('a.0.b'), span('a.0.b.0.c')])).toEqual(['a', '  Round 1', '    b', '      Round 1', '        c']);
  });

  it('has a loop whose own span is not there', () => expect(outline([span('a.0.b')])).toEqual(['a', '  Round 1', '    b']));

  it('tells the gravest of what is folded', () => {
    const [loop] = spanTree([span('a.0.b'), span('a.0.c', 'failed'), span('a.1.b')]);
    expect(loop && statusOf(loop)).toBe('failed');
  });

  it('knows what to unfold for a step', () => expect(ancestors('a.0.b.3.c')).toEqual(['a', 'a.0', 'a.0.b', 'a.0.b.3']));
});

describe('news of spans', () => {
  it('change spans in their places and add new ones', () => {
    const known = [span('a', 'running'), span('b')];
    expect(withSpans(known, [span('a'), span('a', 'running', 2)]).map(({ node, status }) => `${node} ${status}`)).toEqual([
      'a succeeded',
      'b succeeded',
      'a running',
    ]);
  });

  it('keep rounds apart', () => expect(withSpans([span('o.0.f')], [span('o.1.f')])).toHaveLength(2));
});
