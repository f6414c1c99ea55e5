import { describe, expect, it } from 'vitest';
import { expressionOf } from './expression.ts';

describe('the expression for a place in an output', () => {
  it.each([
    [[], '{{file.output}}'],
    [['body', 'items', 0, 'name'], '{{file.output.body.items[0].name}}'],
    [['headers', 'content-type'], '{{file.output.headers["content-type"]}}'],
    [['say "hi"'], '{{file.output["say \\"hi\\""]}}'],
  ])('%j is %s', (path, written) => expect(expressionOf('file.output', path)).toBe(written));
});
