import { describe, expect, test } from 'vitest';
import { found, type Offer } from './palette.ts';
import { limitOf, withLimit, withTimeout } from './settings.ts';
import { readWorkflow } from './workflow.ts';

const workflow = readWorkflow({ name: 'w', nodes: [], edges: [], timeout: '2d', concurrency: { max: 3, queue: 10 } });

describe('what holds for every run', () => {
  test('is read, changed and lifted', () => {
    expect(limitOf(workflow)).toEqual({ max: 3, queue: 10 });
    expect(withLimit(workflow, { max: 1 }).concurrency).toEqual({ max: 1 });
    expect(withLimit(workflow, undefined)).not.toHaveProperty('concurrency');
    expect(withTimeout(workflow, '')).not.toHaveProperty('timeout');
    expect(withTimeout(workflow, '1h').timeout).toBe('1h');
  });
});

describe('what the palette finds', () => {
  const offer = (use: string, title: string): Offer => ({ use, title, summary: '', group: 'x', words: [], starter: {} });
  const offers = [offer('a.send', 'Send a message'), offer('b.post', 'Post in a channel'), offer('c.list', 'List files')];

  test('has the words first, then what is near in meaning and not there yet', () => {
    const groups = found(offers, 'message', new Map(), ['b.post', 'a.send', 'gone.away']);
    expect(groups.map(({ title, offers: all }) => [title, all.map(({ use }) => use)])).toEqual([
      ['Best matches', ['a.send']],
      ['Close in meaning', ['b.post']],
    ]);
  });
  test('is nothing for words without a match or a meaning', () => {
    expect(found(offers, 'elephant', new Map(), [])).toEqual([]);
  });
});
