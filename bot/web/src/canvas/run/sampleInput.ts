import { ApiProblem } from '../../api/problem.ts';
import { records, text } from '../../api/reading.ts';
import type { Trigger } from '../model/workflow.ts';

/** Something to start a test with, as far as the trigger tells. */
export function sampleInput(trigger: Trigger): unknown {
  if (trigger.type === 'manual') {
    const inputs = records(trigger['inputs']);
    return Object.fromEntries(inputs.map((input) => [text(input['name']), sampleOf(text(input['type']), text(input['name']))]));
  }
  if (trigger.type === 'chat') return { text: text(trigger['phrase']) };
  return {};
}

const key = (workflow: string): string => `parley.sample.${workflow}`;

/** What the last test began with; kept in this browser only. */
export function keptInput(workflow: string): string | null {
  return localStorage.getItem(key(workflow));
}

export function keepInput(workflow: string, input: string): void {
  localStorage.setItem(key(workflow), input);
}

function sampleOf(type: string, name: string): unknown {
  if (type === 'number') return 1;
  return type === 'boolean' ? true : name;
}

/** What was written as JSON; undefined when nothing was. */
export function writtenInput(input: string): unknown {
  if (input.trim() === '') return undefined;
  try {
    return JSON.parse(input) as unknown;
  } catch (error) {
    throw new ApiProblem(0, 'The sample data is no JSON', error instanceof Error ? error.message : String(error), 'Correct it, then run again.');
  }
}
