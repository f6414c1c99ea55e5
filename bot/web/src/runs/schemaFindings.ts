import { isRecord, type Json, number } from '../api/reading.ts';
import { expressionOf, type JsonPath } from './expression.ts';

/** What does not fit, as a sentence that names the place. */
export type Finding = string;

/**
 * What of a value does not fit a JSON Schema, by the keywords that operations use. What this does not know it lets pass: the server
 * has the last word.
 */
export function schemaFindings(value: unknown, schema: unknown, path: JsonPath = []): Finding[] {
  if (!isRecord(schema)) return [];
  const types = typesOf(schema);
  if (types.length > 0 && !types.some((type) => isOf(type, value))) {
    return [`${placeOf(path)} should be ${types.map(worded).join(' or ')}, but is ${worded(typeOf(value))}.`];
  }
  if (Array.isArray(schema['enum']) && !schema['enum'].some((allowed) => same(allowed, value))) {
    return [`${placeOf(path)} should be one of ${schema['enum'].map((one) => JSON.stringify(one)).join(', ')}.`];
  }
  if (typeof value === 'number') return ofNumber(value, schema, path);
  if (Array.isArray(value)) return value.flatMap((item: unknown, place) => schemaFindings(item, schema['items'], [...path, place]));
  return isRecord(value) ? ofObject(value, schema, path) : [];
}

function ofNumber(value: number, schema: Json, path: JsonPath): Finding[] {
  const least = number(schema['minimum'], -Infinity);
  const most = number(schema['maximum'], Infinity);
  if (value < least) return [`${placeOf(path)} should be at least ${least}.`];
  return value > most ? [`${placeOf(path)} should be at most ${most}.`] : [];
}

function ofObject(value: Json, schema: Json, path: JsonPath): Finding[] {
  const required: unknown[] = Array.isArray(schema['required']) ? schema['required'] : [];
  const missing = required.filter((name): name is string => typeof name === 'string' && (value[name] === undefined || value[name] === null));
  const properties = isRecord(schema['properties']) ? schema['properties'] : {};
  const isOptionalNull = (name: string): boolean => value[name] === null && !required.includes(name);
  return [
    ...missing.map((name) => `${placeOf([...path, name])} is missing.`),
    ...Object.keys(value)
      .filter((name) => name in properties && !missing.includes(name) && !isOptionalNull(name))
      .flatMap((name) => schemaFindings(value[name], properties[name], [...path, name])),
  ];
}

function typesOf(schema: Json): string[] {
  const type = schema['type'];
  if (typeof type === 'string') return [type];
  return Array.isArray(type) ? type.filter((one): one is string => typeof one === 'string') : [];
}

function isOf(type: string, value: unknown): boolean {
  if (type === 'integer') return Number.isInteger(value);
  return type === typeOf(value);
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function worded(type: string): string {
  return { array: 'a list', object: 'an object', integer: 'a whole number', number: 'a number', string: 'a text', boolean: 'true or false' }[type] ?? type;
}

function placeOf(path: JsonPath): string {
  return path.length === 0 ? 'The input' : `"${expressionOf('', path).slice(2, -2).replace(/^\./, '')}"`;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
