import type { ReactNode } from 'react';
import { isRecord } from '../../api/reading.ts';
import { type FieldSpec, withValue } from '../model/schema.ts';
import { SchemaField } from './SchemaField.tsx';

/** All fields of an object. */
export function Fields({
  specs,
  path,
  value,
  onChange,
}: {
  specs: readonly FieldSpec[];
  path: string;
  value: unknown;
  onChange: (value: Record<string, unknown>) => void;
}): ReactNode {
  const given = isRecord(value) ? value : {};
  return specs.map((spec) => (
    <SchemaField
      key={spec.name}
      spec={spec}
      path={`${path}.${spec.name}`}
      value={given[spec.name]}
      onChange={(next) => onChange(withValue(given, spec.name, next, spec.isRequired))}
    />
  ));
}
