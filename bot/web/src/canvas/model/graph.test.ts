import { describe, expect, test } from 'vitest';
import { copied, pasted } from './clipboard.ts';
import { addStep, ancestors, connect, freeId, idRefusal, moveInto, refusal, removeSteps, renameStep, setPositions, setStep, wrap } from './graph.ts';
import { begin, change, redo, undo } from './history.ts';
import { type Arrow, readWorkflow, type Step, stepOf, type Workflow } from './workflow.ts';

const step = (id: string, use = 'data.set', given: Step['with'] = {}, rest: Partial<Step> = {}): Step => ({ id, use, with: given, ...rest });
const workflow = (nodes: Step[], edges: [string, string, string?][]): Workflow => ({
  parley: 1,
  name: 'w',
  trigger: { type: 'manual' },
  nodes,
  edges: edges.map(([from, to, when]) => ({ from, to, ...(when !== undefined && { when }) })),
});
const arrows = ({ edges }: Workflow): string[] => edges.map(({ from, to, when }: Arrow) => `${from}>${to}${when === undefined ? '' : `:${when}`}`);
const line = workflow([step('a'), step('b'), step('c')], [['trigger', 'a'], ['a', 'b'], ['b', 'c']]);
const looped = workflow([step('loop_1', 'logic.for_each'), step('x', 'data.set', {}, { in: 'loop_1' }), step('y', 'data.set', {}, { in: 'loop_1' }), step('z')], [['trigger', 'loop_1'], ['x', 'y'], ['loop_1', 'z']]);

describe('reading', () => {
  test('what was read is written as it was', () => {
    const json = {
      parley: 1,
      name: 'n',
      trigger: { type: 'schedule', cron: '0 9 * * *', zone: 'UTC' },
      nodes: [{ id: 'a', use: 'http.request', title: 'A', with: { url: 'x' }, in: 'l', join: 'any', onError: 'continue', retry: { max: 3, backoff: '2s' }, timeout: '30s' }],
      edges: [{ from: 'trigger', to: 'a' }, { from: 'a', to: 'b', when: 'error' }],
      timeout: '1h',
      concurrency: { max: 2 },
      layout: { a: { x: 1, y: 2 } },
    };
    expect(JSON.parse(JSON.stringify(readWorkflow(json)))).toEqual(json);
  });
  test('what is no workflow at all becomes an empty one', () => {
    expect(readWorkflow(7)).toEqual({ parley: 1, name: '', trigger: { type: 'manual' }, nodes: [], edges: [] });
  });
});

describe('adding', () => {
  test('a step after another is connected, in the same loop', () => {
    const { workflow: added, id } = addStep(looped, 'http.request', {}, { after: { id: 'y' } });
    expect(stepOf(added, id)).toMatchObject({ id: 'request', in: 'loop_1' });
    expect(arrows(added)).toContain('y>request');
  });
  test('a step in the middle of an arrow stands between the two', () => {
    const { workflow: added } = addStep(line, 'logic.if', { condition: 'true' }, { within: { from: 'a', to: 'b' } });
    expect(arrows(added)).toEqual(['trigger>a', 'b>c', 'a>check', 'check>b:true']);
  });
  test('a way that was chosen is the arrow’s', () => {
    const base = workflow([step('check', 'logic.if')], [['trigger', 'check']]);
    expect(arrows(addStep(base, 'data.set', {}, { after: { id: 'check', when: 'false' } }).workflow)).toContain('check>values:false');
  });
  test('ids are free, can be said in expressions, and mean nothing else there', () => {
    expect(freeId(line, 'a')).toBe('a_2');
    expect(freeId(line, 'If')).toBe('if_2');
    expect(freeId(line, '3 wishes')).toBe('step_3_wishes');
    expect(freeId(line, 'Füll es aus!')).toBe('full_es_aus');
  });
});

describe('connecting', () => {
  test('circles, steps into loops and what is there already are refused in words', () => {
    expect(refusal(line, 'c', 'a')).toContain('circle');
    expect(refusal(line, 'a', 'a')).toContain('itself');
    expect(refusal(line, 'a', 'trigger')).toBeDefined();
    expect(refusal(line, 'a', 'b')).toContain('already');
    expect(refusal(looped, 'z', 'x')).toContain('loop');
    expect(refusal(line, 'a', 'c')).toBeUndefined();
    expect(connect(line, { from: 'c', to: 'a' })).toBe(line);
  });
  test('what comes before a step in a loop comes before the loop too', () => {
    expect([...ancestors(looped, 'y')].sort()).toEqual(['trigger', 'x']);
  });
});

describe('removing', () => {
  test('joins what the step stood between, on the way that led to it', () => {
    const branched = workflow([step('a', 'logic.if'), step('b'), step('c')], [['trigger', 'a'], ['a', 'b', 'true'], ['b', 'c']]);
    expect(arrows(removeSteps(branched, ['b']))).toEqual(['trigger>a', 'a>c:true']);
  });
  test('takes what is in a loop along', () => {
    const left = removeSteps(looped, ['loop_1']);
    expect(left.nodes.map(({ id }) => id)).toEqual(['z']);
    expect(arrows(left)).toEqual(['trigger>z']);
  });
  test('leaves the trigger', () => {
    expect(removeSteps(line, ['trigger'])).toBe(line);
  });
});

describe('loops', () => {
  test('moving a step in or out joins what it stood between, and crosses no border', () => {
    const moved = moveInto(line, 'b', undefined);
    expect(arrows(moved)).toEqual(arrows(line));
    const out = moveInto(looped, 'x', undefined);
    expect(stepOf(out, 'x')?.in).toBeUndefined();
    expect(arrows(out)).toEqual(['trigger>loop_1', 'loop_1>z']);
    const inner = moveInto(workflow([step('a'), step('l', 'logic.for_each'), step('b')], [['trigger', 'a'], ['a', 'l'], ['l', 'b']]), 'a', 'l');
    expect(stepOf(inner, 'a')?.in).toBe('l');
    expect(arrows(inner)).toEqual(['l>b', 'trigger>l']);
  });
  test('a loop is not moved into itself', () => {
    expect(moveInto(looped, 'loop_1', 'loop_1')).toBe(looped);
  });
  test('steps that are wrapped keep their arrows, and the loop takes those to the others', () => {
    const wrapped = wrap(line, ['a', 'b'], 'logic.for_each');
    expect(wrapped?.id).toBe('each_item');
    expect(arrows(wrapped?.workflow ?? line)).toEqual(['trigger>each_item', 'a>b', 'each_item>c']);
    expect(wrapped?.workflow.nodes.map(({ id, in: home }) => [id, home])).toEqual([['each_item', undefined], ['a', 'each_item'], ['b', 'each_item'], ['c', undefined]]);
  });
  test('steps of different loops are not wrapped', () => {
    expect(wrap(looped, ['x', 'z'], 'logic.for_each')).toBeUndefined();
  });
});

describe('renaming', () => {
  const reading = workflow(
    [
      step('a'),
      step('check', 'logic.if', { condition: 'a.output.n > 1 && other.a == "a" && a_b.output == 1' }),
      step('send', 'http.request', { url: 'https://a.example/{{a.output.id}}', body: { text: 'a {{ string(a.output.total) + "a" }}', list: ['{{x.a}}', '\\{{a}}'] } }, { in: 'a' }),
    ],
    [['trigger', 'a'], ['a', 'check']],
  );
  test('reaches arrows, members and every expression, and nothing that only looks alike', () => {
    const renamed = renameStep(setPositions(reading, { a: { x: 1, y: 1 } }), 'a', 'order');
    expect(stepOf(renamed, 'check')?.with['condition']).toBe('order.output.n > 1 && other.a == "a" && a_b.output == 1');
    expect(stepOf(renamed, 'send')?.with).toEqual({
      url: 'https://a.example/{{order.output.id}}',
      body: { text: 'a {{ string(order.output.total) + "a" }}', list: ['{{x.a}}', '\\{{a}}'] },
    });
    expect(stepOf(renamed, 'send')?.in).toBe('order');
    expect(arrows(renamed)).toEqual(['trigger>order', 'order>check']);
    expect(renamed.layout).toEqual({ order: { x: 1, y: 1 } });
  });
  test('is refused for names that are taken or mean something else', () => {
    expect(idRefusal(line, 'a', 'b')).toContain('already');
    expect(idRefusal(line, 'a', 'each')).toContain('something else');
    expect(idRefusal(line, 'a', '1x')).toContain('letter');
    expect(renameStep(line, 'a', 'b')).toBe(line);
  });
  test('of a case takes its arrow along', () => {
    const base = workflow([step('s', 'logic.switch', { cases: { bug: 'bug' } }), step('t')], [['s', 't', 'bug']]);
    expect(arrows(setStep(base, step('s', 'logic.switch', { cases: { fault: 'bug' } }), new Map([['bug', 'fault']])))).toEqual(['s>t:fault']);
  });
});

describe('copying', () => {
  test('gives ids of their own, and what they read of each other follows', () => {
    const base = workflow([step('a'), step('b', 'data.set', { values: { n: '{{a.output.n}}' } })], [['trigger', 'a'], ['a', 'b']]);
    const result = pasted(base, copied(base, ['a', 'b']));
    expect(result?.ids).toEqual(['a_2', 'b_2']);
    expect(arrows(result?.workflow ?? base)).toEqual(['trigger>a', 'a>b', 'a_2>b_2']);
    expect(stepOf(result?.workflow ?? base, 'b_2')?.with).toEqual({ values: { n: '{{a_2.output.n}}' } });
  });
  test('takes a loop with what is in it', () => {
    const result = pasted(looped, copied(looped, ['loop_1']));
    expect(result?.workflow.nodes.slice(4).map(({ id, in: home }) => [id, home])).toEqual([['loop_2', undefined], ['x_2', 'loop_2'], ['y_2', 'loop_2']]);
  });
  test('any other text is left alone', () => {
    expect(pasted(line, 'hello')).toBeUndefined();
    expect(pasted(line, '{"nodes": []}')).toBeUndefined();
  });
});

describe('history', () => {
  test('goes back and forth, and a word is one step', () => {
    let history = begin('');
    for (const text of ['h', 'he', 'hey']) history = change(history, text, 'name');
    history = change(history, 'hey you');
    expect(undo(history).present).toBe('hey');
    expect(undo(undo(history)).present).toBe('');
    expect(redo(undo(history)).present).toBe('hey you');
    expect(undo(begin('x')).present).toBe('x');
  });
  test('a change after going back forgets what was undone', () => {
    const history = change(undo(change(begin(1), 2)), 3);
    expect(redo(history).present).toBe(3);
  });
});
