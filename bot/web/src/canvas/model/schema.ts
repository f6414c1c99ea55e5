import { isRecord, type Json, optionalText, text } from '../../api/reading.ts';

/** How a value is asked for. */
export type Control =
  'text' | 'multiline' | 'number' | 'boolean' | 'choice' | 'connection' | 'texts' | 'rows' | 'object' | 'map' | 'any';

export interface FieldSpec {
  name: string;
  label: string;
  about: string | undefined;
  control: Control;
  isRequired: boolean;
  choices: readonly string[];
  fallback: unknown;
  /** Of an object's fields, or of each row. */
  fields: readonly FieldSpec[];
}

const LONG =
  /^(body|text|message|description|prompt|content|task|question|material|system|html|markdown|comment|summary|instructions|query|sql|note|notes)$/i;

/** An object schema as the fields of a form: what is needed first, the rest in its order. */
export function fieldsOf(schema: Json): FieldSpec[] {
  const properties = isRecord(schema['properties']) ? schema['properties'] : {};
  const required = new Set(Array.isArray(schema['required']) ? schema['required'].map(text) : []);
  const fields = Object.entries(properties).map(([name, inner]) =>
    fieldOf(name, isRecord(inner) ? inner : {}, required.has(name)),
  );
  const rank = ({ control, isRequired }: FieldSpec): number => (control === 'connection' ? 0 : isRequired ? 1 : 2);
  return fields.sort((one, other) => rank(one) - rank(other));
}

export function fieldOf(name: string, schema: Json, isRequired: boolean): FieldSpec {
  const items = isRecord(schema['items']) ? schema['items'] : {};
  const control = controlOf(name, schema, items);
  return {
    name,
    label: optionalText(schema['title']) ?? spoken(name),
    about: optionalText(schema['description']),
    control,
    isRequired,
    choices: Array.isArray(schema['enum']) ? schema['enum'].map(text) : [],
    fallback: schema['default'],
    fields: control === 'rows' ? fieldsOf(items) : control === 'object' ? fieldsOf(schema) : [],
  };
}

/** What a form says as JSON: what is empty and not needed is left out. */
export function withValue(given: Json, name: string, value: unknown, isRequired: boolean): Json {
  const { [name]: _, ...rest } = given;
  if (value === undefined || (value === '' && !isRequired)) return rest;
  // In its place, so that the JSON does not change its order.
  return name in given
    ? Object.fromEntries(Object.entries(given).map(([key, before]) => [key, key === name ? value : before]))
    : { ...given, [name]: value };
}

export function isExpression(value: unknown): value is string {
  return typeof value === 'string' && value.includes('{{');
}

const SPELT = /\b(api|cc|bcc|csv|html|http|https|id|ip|json|jql|pdf|sql|ssh|tls|uri|url|utc|xml)(s?)\b/g;

/** `createPullRequest` and `create_pull_request` as words, `baseUrl` as `Base URL`. */
export function spoken(name: string): string {
  const words = name
    .replace(/_/g, ' ')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(SPELT, (_, letters: string, plural: string) => letters.toUpperCase() + plural);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function controlOf(name: string, schema: Json, items: Json): Control {
  if (schema['format'] === 'connection') return 'connection';
  if (Array.isArray(schema['enum'])) return 'choice';
  switch (schema['type']) {
    case 'string':
      return schema['format'] === 'multiline' ||
        schema['format'] === 'markdown' ||
        (LONG.test(name) && schema['format'] === undefined)
        ? 'multiline'
        : 'text';
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'array':
      if (items['type'] === 'string') return 'texts';
      return items['type'] === 'object' && isRecord(items['properties']) ? 'rows' : 'any';
    case 'object':
      return isRecord(schema['properties']) && Object.keys(schema['properties']).length > 0 ? 'object' : 'map';
    default:
      return 'any';
  }
}
