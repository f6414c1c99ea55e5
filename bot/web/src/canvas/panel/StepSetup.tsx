import type { ReactNode } from 'react';
import { isRecord, text } from '../../api/reading.ts';
import { conditionsOf, isContainer, peopleOf } from '../model/kinds.ts';
import type { Operation } from '../model/palette.ts';
import { fieldsOf, spoken, withValue } from '../model/schema.ts';
import type { Step } from '../model/workflow.ts';
import { CasesField } from './CasesField.tsx';
import { DelayField } from './DelayField.tsx';
import { ExpressionInput } from './ExpressionInput.tsx';
import { JsonField } from './JsonField.tsx';
import { PeopleField } from './PeopleField.tsx';
import { SchemaField } from './SchemaField.tsx';
import { useFieldError } from './Scope.ts';
import { WorkflowField } from './WorkflowField.tsx';

interface Props {
  step: Step;
  operation: Operation | undefined;
  onChange: (step: Step, renamed?: ReadonlyMap<string, string>) => void;
}

/** What a step is given: a form made from its operation's schema. */
export function StepSetup({ step, operation, onChange }: Props): ReactNode {
  const given = step.with;
  const specs = fieldsOf(operation?.input ?? {});
  const conditions = conditionsOf(step.use);
  const set = (name: string, value: unknown, isRequired: boolean): void =>
    onChange({ ...step, with: withValue(given, name, value, isRequired) });

  if (step.use === 'logic.delay') return <DelayField step={step} onChange={onChange} />;
  if (specs.length === 0) {
    const whole = {
      name: 'with',
      label: 'Input',
      about: 'This step’s operation is not known here; its input is shown as it is written.',
      control: 'any' as const,
      isRequired: false,
      choices: [],
      fallback: undefined,
      fields: [],
    };
    return (
      <JsonField
        spec={whole}
        path="with"
        value={given}
        onChange={(next) => isRecord(next) && onChange({ ...step, with: next })}
      />
    );
  }
  return specs.map((spec) => {
    const { name, isRequired } = spec;
    const path = `with.${name}`;
    if (conditions.includes(name)) {
      return (
        <ConditionField
          key={name}
          path={path}
          label={spec.label}
          about={spec.about}
          isRequired={isRequired}
          isList={isContainer(step.use) && name === 'items'}
          value={given[name]}
          onChange={(next) => set(name, next, isRequired)}
        />
      );
    }
    if (step.use === 'logic.switch' && name === 'cases') return <CasesField key={name} step={step} onChange={onChange} />;
    if (peopleOf(step.use).includes(name))
      return (
        <PeopleField key={name} spec={spec} path={path} value={given[name]} onChange={(next) => set(name, next, isRequired)} />
      );
    if (step.use === 'workflow.call' && name === 'workflow')
      return <WorkflowField key={name} value={text(given[name])} onChange={(next) => set(name, next, true)} />;
    return (
      <SchemaField key={name} spec={spec} path={path} value={given[name]} onChange={(next) => set(name, next, isRequired)} />
    );
  });
}

interface ConditionProps {
  path: string;
  label: string;
  about: string | undefined;
  isRequired: boolean;
  isList: boolean;
  value: unknown;
  onChange: (value: unknown) => void;
}

/** CEL without braces; the items of a loop may also be a list as it is. */
function ConditionField({ path, label, about, isRequired, isList, value, onChange }: ConditionProps): ReactNode {
  const error = useFieldError(path);
  const written = Array.isArray(value) ? (value.length === 0 ? '' : JSON.stringify(value)) : text(value);
  const braced = written.includes('{{');
  return (
    <ExpressionInput
      label={label === '' ? spoken(path) : label}
      description={about}
      error={error}
      isRequired={isRequired}
      isCondition={!braced}
      value={written}
      onChange={(next) => onChange(isList && next.trim() === '' ? [] : next)}
    />
  );
}
