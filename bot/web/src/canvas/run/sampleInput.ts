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
