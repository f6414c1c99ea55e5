import type { Setting } from './api.ts';

/** What stands in the form: text for everything but a yes or no. */
export type Entries = Record<string, string | boolean>;

interface Read {
  values: Record<string, unknown>;
  /** One sentence for each setting that cannot stay as it is. */
  problems: Record<string, string>;
}

/** What a form begins with: what is usual. */
export function usual(settings: Setting[]): Entries {
  return Object.fromEntries(settings.map((setting) => [setting.name, entryOf(setting)]));
}

function entryOf({ type, default: value }: Setting): string | boolean {
  if (type === 'BOOLEAN') return value === true;
  if (value === undefined || value === null) return '';
  if (type === 'JSON') return JSON.stringify(value, undefined, 2);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What the form says, in the types of the settings. An empty entry is left out, where that is usual too. */
export function read(settings: Setting[], entries: Entries): Read {
  const values: Record<string, unknown> = {};
  const problems: Record<string, string> = {};
  for (const setting of settings) {
    const { name, label } = setting;
    const entry = entries[name] ?? '';
    if (typeof entry === 'string' && entry.trim() === '') {
      if (isMust(setting)) problems[name] = `${label} is missing.`;
      continue;
    }
    try {
      values[name] = valueOf(setting, entry);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      problems[name] = error.message;
    }
  }
  return { values, problems };
}

/** Without a usual value it has to be said. */
export function isMust({ default: value }: Setting): boolean {
  return value === undefined || value === null;
}

/** @throws SyntaxError when it is not of the setting's type */
function valueOf({ type, label }: Setting, entry: string | boolean): unknown {
  if (typeof entry === 'boolean') return entry;
  switch (type) {
    case 'NUMBER':
    case 'WHOLE_NUMBER': {
      const number = Number(entry);
      if (type === 'WHOLE_NUMBER' && !Number.isInteger(number)) throw new SyntaxError(`${label} is a whole number, such as 250.`);
      if (!Number.isFinite(number)) throw new SyntaxError(`${label} is a number, such as 250 or 2.5.`);
      return number;
    }
    case 'JSON':
      return json(label, entry);
    case 'BOOLEAN':
    case 'TEXT':
    case 'LONG_TEXT':
    case 'DATE':
      return entry.trim();
  }
}

function json(label: string, entry: string): unknown {
  try {
    return JSON.parse(entry);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new SyntaxError(`${label} is not JSON: ${error.message}.`);
  }
}
