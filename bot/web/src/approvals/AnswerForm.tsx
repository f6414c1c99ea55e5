import { Button, Group, NumberInput, Switch, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { type FieldValue, missingFields, startValues, submittedValues } from './fields.ts';
import { useDecision } from './useDecision.ts';
import type { Approval } from './whose.ts';

/** A form made from the fields that the workflow asks for. */
export function AnswerForm({ approval, onDecided }: { approval: Approval; onDecided: () => void }): ReactNode {
  const [values, setValues] = useState(() => startValues(approval.fields));
  const decide = useDecision(approval, onDecided);
  const missing = missingFields(approval.fields, values);
  const set = (name: string) => (value: FieldValue): void => setValues((known) => ({ ...known, [name]: value }));
  return (
    <form
      style={{ display: 'grid', gap: 14 }}
      onSubmit={(event) => {
        event.preventDefault();
        decide.mutate({ decision: 'submit', values: submittedValues(approval.fields, values) });
      }}
    >
      {approval.fields.map((field) => (
        <Field key={field.name} field={field} value={values[field.name]} onChange={set(field.name)} />
      ))}
      {decide.isError && <ProblemNotice error={decide.error} />}
      <Group>
        <Button type="submit" loading={decide.isPending} disabled={missing.length > 0}>
          Send
        </Button>
      </Group>
    </form>
  );
}

interface FieldProps {
  field: Approval['fields'][number];
  value: FieldValue | undefined;
  onChange: (value: FieldValue) => void;
}

function Field({ field, value, onChange }: FieldProps): ReactNode {
  const label = field.label ?? field.name;
  if (field.type === 'boolean') return <Switch label={label} checked={value === true} onChange={(event) => onChange(event.currentTarget.checked)} />;
  if (field.type === 'number') {
    return <NumberInput label={label} withAsterisk={field.required} value={typeof value === 'number' ? value : ''} onChange={(next) => onChange(typeof next === 'number' ? next : '')} />;
  }
  return <Textarea label={label} withAsterisk={field.required} autosize minRows={1} maxRows={8} value={typeof value === 'string' ? value : ''} onChange={(event) => onChange(event.currentTarget.value)} />;
}
