import { describe, expect, it } from 'vitest';
import { replayBasis } from './replayBasis.ts';
import type { Span } from './words.ts';

function span(about: Partial<Span>): Span {
  return { node: 'file', attempt: 1, status: 'succeeded', startedAt: '2026-11-22T10:00:00Z', ...about };
}

describe('what a step would work on again', () => {
  it('is what it was given', () => {
    expect(replayBasis('http.request', span({ input: { url: 'https://a.test' } }))).toEqual({ is: 'known', json: { url: 'https://a.test' } });
  });

  it('has to fit an operation, and not what a step of the engine is written with', () => {
    const schema = { type: 'object', required: ['values'] };
    expect(replayBasis('http.request', span({ input: { n: 1 } }), schema)).toMatchObject({ schema });
    expect(replayBasis('data.set', span({ output: { n: 1 } }), schema)).not.toHaveProperty('schema');
  });

  it('is unknown, and never null, when it could not be computed', () => {
    const basis = replayBasis('http.request', span({ status: 'failed', input: null }));
    expect(basis.is).toBe('unknown');
    expect(basis).not.toHaveProperty('json');
    expect(basis).toHaveProperty('why', expect.stringContaining('never computed'));
  });

  it('is known to the run that a result was taken over from', () => {
    expect(replayBasis('http.request', span({ status: 'reused', output: { ok: true } }))).toHaveProperty('why', expect.stringContaining('taken over'));
  });

  it('is what people were asked, not what the trace shows of it', () => {
    expect(replayBasis('human.approval', span({ input: { message: 'File it?' } }))).toMatchObject({ json: 'File it?', schema: { type: 'string' } });
  });

  it('is what a called workflow was given, without the run it called', () => {
    expect(replayBasis('workflow.call', span({ input: { run: 'r1', input: { n: 1 } } }))).toEqual({ is: 'known', json: { n: 1 } });
  });

  it('is what a step settled by thought alone came to', () => {
    expect(replayBasis('logic.if', span({ output: { result: false }, choice: 'false' }))).toMatchObject({ json: false });
    expect(replayBasis('logic.switch', span({ output: { case: 'default', value: 3 } }))).toMatchObject({ json: 3 });
    expect(replayBasis('data.set', span({ output: { n: 20 } }))).toMatchObject({ json: { n: 20 } });
  });

  it('asks for the list of a loop and the length of a wait, of which a trace has neither', () => {
    expect(replayBasis('logic.for_each', span({ input: { items: 3 } }))).toMatchObject({ is: 'unknown', schema: { type: 'array' } });
    expect(replayBasis('logic.delay', span({ input: { until: '2026-11-22T10:00:00Z' } }))).toMatchObject({ is: 'unknown', schema: { type: 'string' } });
  });

  it('is nothing where the engine takes nothing', () => {
    expect(replayBasis('logic.repeat', span({})).is).toBe('none');
    expect(replayBasis('logic.wait_for_event', span({ input: { event: 'paid' } })).is).toBe('none');
  });
});
