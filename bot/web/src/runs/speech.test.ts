import { describe, expect, it } from 'vitest';
import { completionOf, speechesOf } from './speech.ts';

describe('what was said between a step and a model', () => {
  it('begins with the prompt and leaves out what was not given', () => {
    expect(speechesOf({ data: { a: 1 }, schema: null, prompt: 'Name three risks' })).toEqual([
      { name: 'Prompt', value: 'Name three risks' },
      { name: 'Data', value: { a: 1 } },
    ]);
  });

  it('is the answer without the accounts of it', () => {
    const accounts = { model: 'openai/gpt', tokens: { in: 1, out: 2 }, cost: null, notices: [] };
    expect(completionOf({ text: 'The pump is old.', data: null, ...accounts }).value).toBe('The pump is old.');
    expect(completionOf({ label: 'bug', confidence: 0.9, ...accounts }).value).toEqual({ label: 'bug', confidence: 0.9 });
  });
});
