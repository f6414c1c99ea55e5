import { isRecord, optionalText, text } from '../../api/reading.ts';
import { OWN_KINDS } from '../model/kinds.ts';
import type { Operation } from '../model/palette.ts';
import type { Step, Trigger } from '../model/workflow.ts';

/** What a step is called: its own title, else its kind's. */
export function titleOf(step: Step, operation: Operation | undefined): string {
  return step.title ?? OWN_KINDS[step.use]?.title ?? operation?.title ?? step.use;
}

/** What sets a step apart from others of its kind, short enough for a card. */
export function detailOf({ use, with: given, id }: Step): string {
  switch (use) {
    case 'logic.if':
      return plain(text(given['condition']));
    case 'logic.switch':
      return `by ${plain(text(given['value']))}`;
    case 'logic.delay':
      return optionalText(given['duration']) ?? plain(text(given['until']));
    case 'logic.for_each':
      return typeof given['items'] === 'string' ? plain(given['items']) : 'of a list';
    case 'logic.repeat':
      return optionalText(given['until']) === undefined
        ? `${text(given['max'])} times`
        : `until ${plain(text(given['until']))}`;
    case 'logic.wait_for_event':
      return text(given['event']);
    case 'workflow.call':
      return text(given['workflow']);
    case 'human.approval':
      return asked(given['approvers']);
    case 'human.input':
      return asked(given['assignees']);
    case 'data.set':
      return isRecord(given['values']) ? Object.keys(given['values']).join(', ') : '';
    case 'logic.stop':
      return plain(text(given['message']));
    case 'http.request':
      return [text(given['method'] ?? 'GET'), optionalText(given['connection']), text(given['url']).replace(/^https?:\/\//, '')].filter(Boolean).join(' ');
    default:
      return optionalText(given['connection']) ?? id;
  }
}

export const TRIGGERS: Readonly<Record<string, { title: string; about: string }>> = {
  manual: { title: 'Started by hand', about: 'Somebody presses Run, or a script calls.' },
  webhook: { title: 'Webhook', about: 'Another system calls an address.' },
  schedule: { title: 'Schedule', about: 'At fixed times.' },
  event: { title: 'Event', about: 'Something happens in a connected system.' },
  chat: { title: 'Chat', about: 'Somebody says a phrase.' },
  email: { title: 'E-mail', about: 'A mail arrives in a connected mailbox.' },
  file: { title: 'File', about: 'A file is dropped into a folder.' },
  stream: { title: 'Stream', about: 'An entry arrives in a Redis stream.' },
};

export function triggerDetail(trigger: Trigger): string {
  switch (trigger.type) {
    case 'schedule':
      return `${text(trigger['cron'])} ${text(trigger['zone'] ?? 'UTC')}`;
    case 'event':
      return text(trigger['source']);
    case 'chat':
      return `“${text(trigger['phrase'])}”`;
    case 'file':
      return text(trigger['path']);
    case 'stream':
      return text(trigger['stream']);
    case 'email':
      return optionalText(trigger['filter']) ?? 'every mail';
    case 'manual': {
      const inputs = Array.isArray(trigger['inputs']) ? trigger['inputs'] : [];
      return inputs.map((input) => (isRecord(input) ? text(input['name']) : '')).join(', ') || 'Run';
    }
    default:
      return 'POST';
  }
}

/** An expression without what a reader can guess. */
function plain(expression: string): string {
  return expression
    .replace(/\{\{\s*|\s*\}\}/g, '')
    .replace(/\b(trigger\.output\.body|trigger\.output|input|each\.item)\./g, '')
    .replace(/\.output\./g, '.')
    .trim();
}

function asked(people: unknown): string {
  const names = Array.isArray(people) ? people.map(text) : [text(people)];
  return (
    names
      .filter((name) => name !== '')
      .map((name) => name.replace(/^(role|user):/, ''))
      .join(', ') || 'anyone'
  );
}
