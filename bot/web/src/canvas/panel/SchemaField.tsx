import { NumberInput, Select, Switch, TagsInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { text } from '../../api/reading.ts';
import { type FieldSpec, isExpression } from '../model/schema.ts';
import { ConnectionField } from './ConnectionField.tsx';
import { ExpressionInput } from './ExpressionInput.tsx';
import { Fields } from './FieldsOf.tsx';
import { JsonField } from './JsonField.tsx';
import { MapField } from './MapField.tsx';
import { RowsField } from './RowsField.tsx';
import { useFieldError } from './Scope.ts';
import { Switchable } from './Switchable.tsx';
import styles from './Fields.module.css';

export interface FieldProps {
  spec: FieldSpec;
  /** Where the value stands in the step, such as `with.url`. */
  path: string;
  value: unknown;
  onChange: (value: unknown) => void;
}

/** One value of a step: asked for by its schema, or written as an expression. */
export function SchemaField({ spec, path, value, onChange }: FieldProps): ReactNode {
  const error = useFieldError(path);
  const { control, label, about, isRequired, fallback } = spec;
  const canSwitch = control === 'number' || control === 'boolean' || control === 'choice' || control === 'texts';
  const common = { label, description: about, error, withAsterisk: isRequired };
  const asText = (
    <ExpressionInput
      label={label}
      description={about}
      error={error}
      isRequired={isRequired}
      value={text(value)}
      onChange={onChange}
      isLong={control === 'multiline'}
      placeholder={fallback === undefined ? '' : text(fallback)}
    />
  );
  if (canSwitch && isExpression(value))
    return (
      <Switchable isOn onSwitch={() => onChange(undefined)}>
        {asText}
      </Switchable>
    );
  const toExpression = (): void => onChange('{{}}');

  switch (control) {
    case 'text':
    case 'multiline':
      return typeof value === 'object' && value !== null ? (
        <JsonField spec={spec} path={path} value={value} onChange={onChange} />
      ) : (
        asText
      );
    case 'number':
      return (
        <Switchable onSwitch={toExpression}>
          <NumberInput
            {...common}
            value={typeof value === 'number' ? value : ''}
            placeholder={fallback === undefined ? '' : text(fallback)}
            onChange={(next) => onChange(next === '' ? undefined : Number(next))}
          />
        </Switchable>
      );
    case 'boolean':
      return (
        <Switchable onSwitch={toExpression}>
          <Switch
            label={label}
            description={about}
            error={error}
            checked={(value ?? fallback) === true}
            onChange={(event) => onChange(event.currentTarget.checked)}
          />
        </Switchable>
      );
    case 'choice':
      return (
        <Switchable onSwitch={toExpression}>
          <Select
            {...common}
            data={[...spec.choices]}
            value={value === undefined ? null : text(value)}
            placeholder={fallback === undefined ? '' : text(fallback)}
            clearable={!isRequired}
            onChange={(next) => onChange(next ?? undefined)}
            comboboxProps={{ shadow: 'md' }}
          />
        </Switchable>
      );
    case 'texts':
      return (
        <Switchable onSwitch={toExpression}>
          <TagsInput
            {...common}
            data={[]}
            value={Array.isArray(value) ? value.map(text) : value === undefined ? [] : [text(value)]}
            placeholder="Type and press Enter"
            onChange={(next) => onChange(next.length === 0 && !isRequired ? undefined : next)}
          />
        </Switchable>
      );
    case 'connection':
      return <ConnectionField path={path} value={text(value)} onChange={onChange} />;
    case 'rows':
      return isExpression(value) ? asText : <RowsField spec={spec} path={path} value={value} onChange={onChange} />;
    case 'object':
      return (
        <fieldset className={styles.group}>
          <legend>{label}</legend>
          {about !== undefined && <p className={styles.about}>{about}</p>}
          <Fields
            specs={spec.fields}
            path={path}
            value={value}
            onChange={(next) => onChange(Object.keys(next).length === 0 && !isRequired ? undefined : next)}
          />
        </fieldset>
      );
    case 'map':
      return isExpression(value) ? asText : <MapField spec={spec} path={path} value={value} onChange={onChange} />;
    case 'any':
      return <JsonField spec={spec} path={path} value={value} onChange={onChange} />;
  }
}
