import type { Approval } from './whose.ts';

type Field = Approval['fields'][number];
/** What stands in a field; the empty text means nothing. */
export type FieldValue = string | number | boolean;
export type FieldValues = Readonly<Record<string, FieldValue>>;

/** Switches begin off, which is an answer; everything else begins empty. */
export function startValues(fields: readonly Field[]): FieldValues {
  return Object.fromEntries(fields.map(({ name, type }) => [name, type === 'boolean' ? false : '']));
}

export function missingFields(fields: readonly Field[], values: FieldValues): Field[] {
  return fields.filter(({ name, required }) => required && isEmpty(values[name]));
}

/** Without what was left empty. */
export function submittedValues(fields: readonly Field[], values: FieldValues): FieldValues {
  return Object.fromEntries(fields.flatMap(({ name }) => {
    const value = values[name];
    return value === undefined || isEmpty(value) ? [] : [[name, value]];
  }));
}

function isEmpty(value: FieldValue | undefined): boolean {
  return value === undefined || (typeof value === 'string' && value.trim() === '');
}
