import { isRecord } from '../../api/reading.ts';

export type CheckedJson = { json: unknown; problem?: undefined } | { problem: string };

/** Whether a text can be a workflow's JSON; says in which line it cannot. */
export function checkJson(text: string): CheckedJson {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { problem: `Line ${lineOf(text, error)}: ${error instanceof Error ? error.message.replace(/ in JSON at position.*$| \(line.*\)$/s, '') : 'This is no JSON.'}` };
  }
  if (!isRecord(json)) return { problem: 'A workflow is an object: { "parley": 1, "name": …, "nodes": […] }.' };
  for (const key of ['nodes', 'edges'] as const) {
    if (json[key] !== undefined && !Array.isArray(json[key])) return { problem: `"${key}" must be a list.` };
  }
  if (json['trigger'] !== undefined && !isRecord(json['trigger'])) return { problem: '"trigger" must be an object.' };
  const nodes = Array.isArray(json['nodes']) ? json['nodes'] : [];
  const nameless = nodes.findIndex((node) => !isRecord(node) || typeof node['id'] !== 'string' || typeof node['use'] !== 'string');
  return nameless < 0 ? { json } : { problem: `nodes[${nameless}] needs an "id" and a "use".` };
}

/** Browsers tell the place in different words; where one does not, it is the first line at which parsing cannot go on. */
function lineOf(text: string, error: unknown): number {
  const message = error instanceof Error ? error.message : '';
  const [, line] = /line (\d+)/.exec(message) ?? [];
  if (line !== undefined) return Number(line);
  const [, position] = /position (\d+)/.exec(message) ?? [];
  return position === undefined ? text.split('\n').length : text.slice(0, Number(position)).split('\n').length;
}
