import { type Json, oneOf, optionalNumber, optionalText, records, text } from './reading.ts';
import type { Action, Block, DiffLine, Option, Row, Step } from './types.ts';

export function readBlock(json: Json): Block | undefined {
  switch (json['type']) {
    case 'text':
      return {
        type: 'text',
        text: text(json['text']),
        style: oneOf(json['style'], ['heading', 'muted', 'success', 'error', 'warning', 'plain'], 'plain'),
      };
    case 'fields':
      return { type: 'fields', fields: records(json['fields']).map(readField) };
    case 'buttons':
      return { type: 'buttons', actions: records(json['actions']).map(readAction) };
    case 'select':
      return {
        type: 'select',
        id: text(json['id']),
        label: text(json['label']),
        options: records(json['options']).map(readOption),
        value: optionalText(json['value']),
      };
    case 'input':
      return {
        type: 'input',
        id: text(json['id']),
        label: text(json['label']),
        kind: oneOf(json['kind'], ['text', 'multiline', 'number', 'integer', 'boolean', 'date', 'json'], 'text'),
        required: json['required'] === true,
        value: optionalText(json['value']),
        problem: optionalText(json['problem']),
      };
    case 'image':
      return {
        type: 'image',
        url: text(json['url']),
        alt: text(json['alt']),
        width: optionalNumber(json['width']),
        height: optionalNumber(json['height']),
      };
    case 'rows':
      return {
        type: 'rows',
        title: text(json['title']),
        rows: records(json['rows']).map(readRow),
        shown: optionalNumber(json['shown']) ?? Number.MAX_SAFE_INTEGER,
      };
    case 'progress':
      return { type: 'progress', steps: records(json['steps']).map(readStep), folded: json['folded'] === true };
    case 'diff':
      return { type: 'diff', lines: records(json['lines']).map(readLine) };
    case 'code':
      return { type: 'code', text: text(json['text']), language: optionalText(json['language']) };
    case 'divider':
      return { type: 'divider' };
    default:
      return undefined;
  }
}

export function readOption(json: Json): Option {
  const label = text(json['label']);
  return { label, value: text(json['value'] ?? label), recommended: json['recommended'] === true };
}

function readField(json: Json): { label: string; value: string } {
  return { label: text(json['label']), value: text(json['value']) };
}

function readAction(json: Json): Action {
  return {
    id: text(json['id']),
    label: text(json['label']),
    value: text(json['value']),
    style: oneOf(json['style'], ['primary', 'danger', 'plain'], 'plain'),
    refusal: optionalText(json['refusal']),
  };
}

function readRow(json: Json): Row {
  return { text: text(json['text']), detail: optionalText(json['detail']), actions: records(json['actions']).map(readAction) };
}

function readStep(json: Json): Step {
  return {
    id: text(json['id']),
    title: text(json['title']),
    status: oneOf(json['status'], ['pending', 'running', 'waiting', 'done', 'failed', 'skipped'], 'pending'),
    detail: optionalText(json['detail']),
  };
}

function readLine(json: Json): DiffLine {
  return { kind: oneOf(json['kind'], ['+', '-', '~', ' '], ' '), text: text(json['text']) };
}
