import { describe, expect, it } from 'vitest';
import type { Message, Question } from '../api/types.ts';
import { awaitsPerson, emptyTimeline, entries, openQuestion, receive, type Timeline } from './timeline.ts';

const message = (id: string, seq: number, more: Partial<Message> = {}): Message => ({
  id,
  seq,
  position: seq,
  from: 'bot',
  text: id,
  blocks: [],
  ...more,
});
const timeline = (...messages: Message[]): Timeline => receive(emptyTimeline, messages);
const texts = (of: Timeline): string[] => entries(of).map((entry) => entry.message.text);
const question: Question = { id: 'approvers', kind: 'choice', why: '', options: [], optional: false };

describe('A timeline', () => {
  it('shows messages by position, whatever the order they arrive in', () => {
    expect(texts(timeline(message('c', 3), message('a', 1), message('b', 2)))).toEqual(['a', 'b', 'c']);
  });

  it('replaces a message in place when it comes again with a higher seq', () => {
    const before = timeline(message('a', 1), message('b', 2));
    const after = receive(before, [message('a', 3, { position: 1, text: 'a, approved' })]);
    expect(texts(after)).toEqual(['a, approved', 'b']);
    expect(after.lastSeq).toBe(3);
  });

  it('does not fall back to an older state of a message', () => {
    const after = receive(timeline(message('a', 5, { text: 'new' })), [message('a', 4, { text: 'old' })]);
    expect(texts(after)).toEqual(['new']);
  });

  it('stays the same object when nothing is new, so that nothing is drawn again', () => {
    const before = timeline(message('a', 1));
    expect(receive(before, [message('a', 1)])).toBe(before);
  });

  it('takes the newest of two states that arrive together', () => {
    expect(texts(timeline(message('a', 3, { position: 1, text: 'new' }), message('a', 2, { position: 1, text: 'old' })))).toEqual(['new']);
  });

  it('folds a thread under its root', () => {
    const [root] = entries(timeline(message('root', 1), message('step 2', 3, { thread: 'root' }), message('step 1', 2, { thread: 'root' })));
    expect(root?.replies.map((reply) => reply.text)).toEqual(['step 1', 'step 2']);
  });

  it('shows a reply by itself when its root is unknown', () => {
    expect(texts(timeline(message('orphan', 1, { thread: 'gone' })))).toEqual(['orphan']);
  });

  it('loses no reply to a reply', () => {
    const nested = timeline(message('root', 1), message('reply', 2, { thread: 'root' }), message('deep', 3, { thread: 'reply' }));
    expect(texts(nested)).toEqual(['root', 'deep']);
  });
});

describe('The open question', () => {
  it('is the newest one', () => {
    const asked = timeline(message('a', 1, { question }), message('b', 2, { question: { ...question, id: 'notify' } }));
    expect(openQuestion(asked)?.question.id).toBe('notify');
  });

  it('is answered by whatever a person says', () => {
    expect(openQuestion(timeline(message('a', 1, { question }), message('b', 2, { from: 'user' })))).toBeUndefined();
  });

  it('stays open while a run reports in between', () => {
    const reported = timeline(message('a', 1, { question }), message('run', 2), message('step', 3, { thread: 'run' }));
    expect(openQuestion(reported)?.message.id).toBe('a');
  });

  it('closes when its message is replaced by one without it', () => {
    expect(openQuestion(receive(timeline(message('a', 1, { question })), [message('a', 2, { position: 1 })]))).toBeUndefined();
  });
});

describe('A message awaits a person', () => {
  it('while it has buttons', () => {
    const actions = [{ id: 'approval.approve', label: 'Approve', value: 'a', style: 'primary' as const }];
    expect(awaitsPerson(message('a', 1, { blocks: [{ type: 'buttons', actions }] }))).toBe(true);
    expect(awaitsPerson(message('a', 2, { blocks: [{ type: 'buttons', actions: [] }] }))).toBe(false);
  });
});
