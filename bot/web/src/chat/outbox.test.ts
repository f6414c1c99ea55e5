import { describe, expect, it } from 'vitest';
import { ApiProblem } from '../api/problem.ts';
import type { Message } from '../api/types.ts';
import { type Outgoing, unconfirmed } from './outbox.ts';
import { emptyTimeline, receive } from './timeline.ts';

const heard = (...seqs: number[]) =>
  receive(emptyTimeline, seqs.map((seq): Message => ({ id: `m${seq}`, seq, position: seq, from: 'user', text: '', blocks: [] })));
const outgoing = (text: string, sinceSeq: number, problem?: ApiProblem): Outgoing => ({ key: text, text, sinceSeq, ...(problem && { problem }) });

describe('A message shown in advance', () => {
  it('is shown until the server has it', () => {
    const sent = [outgoing('hello', 2)];
    expect(unconfirmed(sent, heard(1))).toEqual(sent);
    expect(unconfirmed(sent, heard(1, 3))).toEqual([]);
  });

  it('is not confirmed by what was said before it', () => {
    expect(unconfirmed([outgoing('hello', 2)], heard(1, 2))).toHaveLength(1);
  });

  it('is confirmed once for each: two sent, one arrived', () => {
    const left = unconfirmed([outgoing('first', 2), outgoing('second', 2)], heard(3));
    expect(left.map(({ text }) => text)).toEqual(['second']);
  });

  it('does not depend on what was confirmed earlier', () => {
    expect(unconfirmed([outgoing('first', 2), outgoing('second', 5)], heard(3, 6))).toEqual([]);
  });

  it('is not on its way when it failed', () => {
    expect(unconfirmed([outgoing('hello', 2, ApiProblem.unreachable())], heard())).toEqual([]);
  });
});
