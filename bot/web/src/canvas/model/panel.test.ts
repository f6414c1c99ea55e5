import Elk from 'elkjs/lib/elk.bundled.js';
import { describe, expect, test } from 'vitest';
import { aboutWorkflow } from './aboutWorkflow.ts';
import { completed, scopeOf, suggest } from './completion.ts';
import { nextTimes } from './cron.ts';
import { patched, united } from './diff.ts';
import { besideFields, findingsBySubject, type Finding } from './findings.ts';
import { placed } from './geometry.ts';
import { checkJson } from './json.ts';
import { handlesOf } from './kinds.ts';
import { automaticLayout } from './layout.ts';
import { offersOf, type Operation, ranked } from './palette.ts';
import { fieldsOf, spoken, withValue } from './schema.ts';
import { stepRuns, type Span } from './trace.ts';
import { readWorkflow } from './workflow.ts';

const operation = (id: string, title: string, synonyms: string[], rest: Partial<Operation> = {}): Operation => ({
  id,
  title,
  synonyms,
  summary: '',
  effect: 'WRITE',
  idempotent: false,
  input: {},
  output: {},
  sample: {},
  ...rest,
});
const CLASSIFY = operation('ai.classify', 'Classify a text', ['categorize', 'triage'], {
  output: { type: 'object', properties: { label: { type: 'string' }, scores: { type: 'object' } } },
});
const ISSUE = operation('github.create_issue', 'Create an issue', ['file a bug on GitHub'], {
  input: {
    type: 'object',
    properties: {
      labels: { type: 'array', items: { type: 'string' } },
      repo: { type: 'string' },
      connection: { type: 'string', format: 'connection' },
    },
    required: ['repo'],
  },
});
const WORKFLOW = readWorkflow({
  name: 'w',
  trigger: { type: 'manual', inputs: [{ name: 'total', type: 'number' }] },
  nodes: [
    { id: 'sort', use: 'ai.classify', with: {} },
    { id: 'check', use: 'logic.if', with: { condition: '' } },
    { id: 'each_line', use: 'logic.for_each', with: { items: 'input.lines' } },
    { id: 'file', use: 'github.create_issue', in: 'each_line', with: {} },
    { id: 'late', use: 'data.set', with: {} },
  ],
  edges: [
    { from: 'trigger', to: 'sort' },
    { from: 'sort', to: 'check' },
    { from: 'check', to: 'each_line', when: 'true' },
    { from: 'each_line', to: 'late' },
  ],
});
const span = (node: string, status: string, rest: Partial<Span> = {}): Span => ({
  node,
  status,
  attempt: 1,
  startedAt: '2026-11-21T10:00:00Z',
  ...rest,
});

describe('completion', () => {
  const runs = stepRuns([span('sort', 'succeeded', { output: { label: 'bug', extra: { deep: 7 } } })]);
  const scope = scopeOf(WORKFLOW, 'file', new Map([[CLASSIFY.id, CLASSIFY]]), runs);
  const names = (written: string, isCondition = false): string[] | undefined =>
    suggest(written, written.length, isCondition, scope)?.items.map(({ name }) => name);

  test('offers what comes before, the nearest first, and what belongs to every run', () => {
    expect(names('{{')).toEqual(['check', 'sort', 'each', 'input', 'trigger', 'run']);
  });
  test('goes into outputs by their schema and by what the last run gave', () => {
    expect(names('{{sort.output.')).toEqual(['label', 'scores', 'extra']);
    expect(suggest('{{sort.output.la', 16, false, scope)?.items[0]).toMatchObject({
      name: 'label',
      type: 'string',
      value: 'bug',
    });
    expect(names('{{sort.output.extra.')).toEqual(['deep']);
  });
  test('says nothing outside of braces, but always in a condition', () => {
    expect(names('sort.')).toBeUndefined();
    expect(names('{{sort}} and ')).toBeUndefined();
    expect(names('1 > inp', true)).toEqual(['input']);
    expect(names('{{input.')).toEqual(['total']);
  });
  test('closes braces that are open, and stays where one writes on', () => {
    const offered = suggest('Hi {{so', 7, false, scope);
    const [sort] = offered?.items ?? [];
    expect(sort && completed('Hi {{so', 7, offered?.from ?? 0, sort, false)).toEqual({ text: 'Hi {{sort.}}', cursor: 10 });
    expect(sort && completed('{{so}}', 4, 2, sort, false)).toEqual({ text: '{{sort.}}', cursor: 7 });
  });
});

describe('palette', () => {
  const offers = offersOf([CLASSIFY, ISSUE, operation('logic.if', 'If', [])]);
  const found = (query: string): string | undefined => ranked(offers, query, new Map([['github', 'GitHub']]))[0]?.use;
  test('finds by meaning', () => {
    expect(found('file a bug')).toBe('github.create_issue');
    expect(found('categorize')).toBe('ai.classify');
    expect(found('loop over a list')).toBe('logic.for_each');
    expect(found('github issue')).toBe('github.create_issue');
    expect(found('qqq')).toBeUndefined();
  });
  test('has each kind once', () => {
    expect(offers.filter(({ use }) => use === 'logic.if')).toHaveLength(1);
  });
});

describe('forms', () => {
  test('ask for the connection and what is needed first', () => {
    expect(fieldsOf(ISSUE.input).map(({ name, control }) => [name, control])).toEqual([
      ['connection', 'connection'],
      ['repo', 'text'],
      ['labels', 'texts'],
    ]);
  });
  test('leave out what is empty and not needed, and keep the order', () => {
    expect(withValue({ a: '1', b: '2' }, 'a', '', false)).toEqual({ b: '2' });
    expect(withValue({ a: '1' }, 'a', '', true)).toEqual({ a: '' });
    expect(Object.keys(withValue({ a: '1', b: '2' }, 'a', '3', false))).toEqual(['a', 'b']);
  });
  test('show a way out for each choice, and for errors only where an arrow leaves by it', () => {
    const check = { id: 'c', use: 'logic.if', with: {} };
    expect(handlesOf(check, new Set())).toEqual(['true', 'false']);
    expect(handlesOf({ id: 'h', use: 'http.request', with: {} }, new Set(['error']))).toEqual([undefined, 'error']);
    expect(handlesOf({ id: 's', use: 'logic.stop', with: {} }, new Set())).toEqual([]);
  });
});

describe('the picture', () => {
  test('goes from left to right, loops hold what is in them, and nothing overlaps', async () => {
    const boxes = placed(WORKFLOW, await automaticLayout(WORKFLOW, new Elk()));
    const x = (id: string): number => boxes.get(id)?.x ?? Number.NaN;
    expect(x('trigger')).toBe(0);
    expect(x('sort')).toBeGreaterThan(x('trigger') + 228);
    expect(x('check')).toBeGreaterThan(x('sort') + 228);
    expect(boxes.get('each_line')?.width).toBeGreaterThan((boxes.get('file')?.x ?? 0) + 228);
    expect(x('late')).toBeGreaterThan(x('each_line') + (boxes.get('each_line')?.width ?? 0));
  });
  test('puts what has no place behind what leads to it', () => {
    const boxes = placed(WORKFLOW, { trigger: { x: 0, y: 0 }, sort: { x: 300, y: 0 } });
    expect(boxes.get('check')).toMatchObject({ x: 300 + 228 + 124, y: 0 });
  });
});

describe('findings and runs', () => {
  test('an arrow’s findings belong to the step it leaves', () => {
    const finding = (where: string) => ({ severity: 'ERROR' as const, code: 'x', where, message: 'm', hint: 'h' });
    const bySubject = findingsBySubject(WORKFLOW, [
      finding('edges[1]'),
      finding('check.with.condition'),
      finding('trigger.cron'),
      finding(''),
    ]);
    expect([...bySubject.keys()]).toEqual(['sort', 'check', 'trigger', '']);
  });
  test('a round that failed shows, whatever came after', () => {
    const runs = stepRuns([
      span('file', 'failed', { step: 'each_line.0.file' }),
      span('file', 'succeeded', { step: 'each_line.1.file' }),
    ]);
    expect(runs.get('file')?.status).toBe('failed');
  });
  test('an attempt that succeeded makes good for the one before', () => {
    expect(stepRuns([span('file', 'failed'), span('file', 'succeeded', { attempt: 2 })]).get('file')?.status).toBe('succeeded');
  });
});

describe('schedules', () => {
  const from = new Date('2026-11-20T08:30:00Z');
  const next = (cron: string, zone = 'UTC'): string | undefined => nextTimes(cron, zone, from, 1)[0]?.toISOString();
  test('say when they fire next, in their zone', () => {
    expect(next('*/15 * * * *')).toBe('2026-11-20T08:45:00.000Z');
    expect(next('0 9 * * MON')).toBe('2026-11-23T09:00:00.000Z');
    expect(next('0 9 * * *', 'Europe/Berlin')).toBe('2026-11-21T08:00:00.000Z');
    expect(next('0 0 29 2 *')).toBe('2028-02-29T00:00:00.000Z');
    expect(next('0 0 9 1 * *')).toBe('2026-12-01T09:00:00.000Z');
  });
  test('that cannot be read have no times', () => {
    expect(next('every day')).toBeUndefined();
    expect(next('0 25 * * *')).toBeUndefined();
    expect(next('0 9 * * *', 'Nowhere/Else')).toBeUndefined();
  });
});

describe('JSON', () => {
  test('that is none says in which line', () => {
    expect(checkJson('{\n "a": 1,\n oops\n}')).toMatchObject({ problem: expect.stringContaining('Line 3') as string });
    expect(checkJson('[]').problem).toContain('object');
    expect(checkJson('{"nodes": [{"id": "a"}]}').problem).toContain('nodes[0]');
    expect(checkJson('{"nodes": []}')).toEqual({ json: { nodes: [] } });
  });
});

describe('versions', () => {
  const step = { id: 'new', use: 'data.set', with: {} };
  const changes = [
    {
      part: 'STEP' as const,
      kind: 'REMOVED' as const,
      where: 'check',
      before: { id: 'check', use: 'logic.if', with: {} },
      sentence: '',
    },
    { part: 'STEP' as const, kind: 'ADDED' as const, where: 'new', after: step, sentence: '' },
    {
      part: 'EDGE' as const,
      kind: 'CHANGED' as const,
      where: 'trigger → sort',
      before: { from: 'sort', to: 'check' },
      after: { from: 'sort', to: 'new' },
      sentence: '',
    },
  ];
  test('are made of another and what changed', () => {
    const after = patched(WORKFLOW, changes);
    expect(after.nodes.map(({ id }) => id)).toEqual(['sort', 'each_line', 'file', 'late', 'new']);
    expect(after.edges[1]).toEqual({ from: 'sort', to: 'new' });
  });
  test('in one picture show what is gone, too', () => {
    const { workflow, marks } = united(patched(WORKFLOW, changes), changes);
    expect(workflow.nodes.map(({ id }) => id)).toContain('check');
    expect([...marks]).toEqual([
      ['check', 'removed'],
      ['new', 'added'],
    ]);
  });
});

describe('talking', () => {
  test('is about this workflow, unless it is a command or an answer', () => {
    expect(aboutWorkflow('run it at 8', 'Orders')).toBe('edit Orders: run it at 8');
    expect(aboutWorkflow('undo that', 'Orders')).toBe('undo that');
    expect(aboutWorkflow('edit Other: run it at 8', 'Orders')).toBe('edit Other: run it at 8');
  });
});

describe('what was found about a step', () => {
  const found = (where: string, severity: Finding['severity'] = 'ERROR'): Finding => ({ severity, code: 'c', where, message: where, hint: '' });
  const fields = fieldsOf({
    type: 'object',
    properties: {
      url: { type: 'string' },
      headers: { type: 'object' },
      auth: { type: 'object', properties: { type: { type: 'string' } } },
    },
  });
  const left = (...findings: Finding[]): string[] => besideFields(findings, 'fetch', fields).map(({ where }) => where);

  test('is said once: beneath its field, where there is one', () => {
    expect(left(found('fetch.with.url'), found('fetch.with.auth.type'))).toEqual([]);
  });
  test('stands above the fields where none of them shows it', () => {
    expect(left(found('fetch'), found('fetch.with.headers.Accept'), found('fetch.with.nothing'))).toEqual([
      'fetch',
      'fetch.with.headers.Accept',
      'fetch.with.nothing',
    ]);
  });
  test('is never lost: of two about one field the other stands above, and so do mere warnings', () => {
    expect(left(found('fetch.with.url'), found('fetch.with.url[0]'), found('fetch.with.url', 'WARN'))).toEqual([
      'fetch.with.url[0]',
      'fetch.with.url',
    ]);
  });
});

test('names are said as people write them', () => {
  expect(spoken('url')).toBe('URL');
  expect(spoken('baseUrl')).toBe('Base URL');
  expect(spoken('page_ids')).toBe('Page IDs');
  expect(spoken('guidelines')).toBe('Guidelines');
});
