import { isRecord, type Json } from '../../api/reading.ts';
import { conditionsOf } from './kinds.ts';
import type { Step, Trigger } from './workflow.ts';

const BRACES = /\\?\{\{([\s\S]*?)\}\}/g;
/** Texts come first, so that a name within quotes is left alone. */
const TOKENS = /r?"(?:[^"\\]|\\.)*"|r?'(?:[^'\\]|\\.)*'|\.?\??\s*[A-Za-z_]\w*/g;

/** The expressions within a text's braces. `\{{` stands for the braces themselves. */
export function expressionsIn(template: string): string[] {
  return [...template.matchAll(BRACES)].filter(([all]) => !all.startsWith('\\')).map(([, inside = '']) => inside);
}

/** An expression after a step has got another name; fields of that name, and texts, stay as they are. */
export function renameInExpression(expression: string, from: string, to: string): string {
  return expression.replace(TOKENS, (token) => (token.trim() === from && !/^["'.]/.test(token) ? token.replace(from, to) : token));
}

export function renameInTemplate(template: string, from: string, to: string): string {
  return template.replace(BRACES, (all, inside: string) =>
    all.startsWith('\\') ? all : `{{${renameInExpression(inside, from, to)}}}`,
  );
}

/** A step that reads the renamed one by its new name. */
export function renameInStep(step: Step, from: string, to: string): Step {
  const bare = conditionsOf(step.use);
  const given: Json = {};
  for (const [key, value] of Object.entries(step.with)) {
    given[key] =
      typeof value === 'string' && bare.includes(key) && !value.includes('{{')
        ? renameInExpression(value, from, to)
        : renamedValue(value, from, to);
  }
  return { ...step, with: given };
}

export function renameInTrigger(trigger: Trigger, from: string, to: string): Trigger {
  return { ...(renamedValue(trigger, from, to) as Json), type: trigger.type };
}

/** Ids that a step's expressions begin with, such as `classify` of `{{classify.output.label}}`. */
export function readsOf(step: Step): Set<string> {
  const bare = conditionsOf(step.use);
  const names = new Set<string>();
  for (const [key, value] of Object.entries(step.with)) {
    if (typeof value === 'string' && bare.includes(key) && !value.includes('{{')) rootsOf(value, names);
    else eachText(value, (template) => expressionsIn(template).forEach((inside) => rootsOf(inside, names)));
  }
  return names;
}

function rootsOf(expression: string, names: Set<string>): void {
  for (const [token] of expression.matchAll(TOKENS)) if (!/^r?["'.]/.test(token)) names.add(token.trim());
}

function eachText(value: unknown, visit: (text: string) => void): void {
  if (typeof value === 'string') visit(value);
  else if (Array.isArray(value)) value.forEach((each) => eachText(each, visit));
  else if (isRecord(value)) Object.values(value).forEach((each) => eachText(each, visit));
}

function renamedValue(value: unknown, from: string, to: string): unknown {
  if (typeof value === 'string') return renameInTemplate(value, from, to);
  if (Array.isArray(value)) return value.map((each) => renamedValue(each, from, to));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, renamedValue(each, from, to)]));
}
