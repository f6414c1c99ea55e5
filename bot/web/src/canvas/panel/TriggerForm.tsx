import { Autocomplete, CopyButton, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type Json, text } from '../../api/reading.ts';
import { Button } from '../../ui/Button.tsx';
import { fetchHookUrl } from '../api.ts';
import { useCatalog, useEditing } from '../editor/Editor.ts';
import { withValue } from '../model/schema.ts';
import type { Trigger } from '../model/workflow.ts';
import { ExpressionInput } from './ExpressionInput.tsx';
import { RowsField } from './RowsField.tsx';
import { ScheduleFields } from './ScheduleFields.tsx';
import { useFieldError } from './Scope.ts';
import { fieldOf } from '../model/schema.ts';
import styles from './Panel.module.css';

interface Props {
  trigger: Trigger;
  onChange: (trigger: Trigger) => void;
}

const INPUTS = fieldOf(
  'inputs',
  {
    type: 'array',
    title: 'Inputs',
    description: 'What is asked for when somebody starts it; read as input.<name>',
    items: {
      type: 'object',
      properties: { name: { type: 'string' }, label: { type: 'string' }, type: { type: 'string', enum: ['string', 'number', 'boolean'], default: 'string' }, required: { type: 'boolean' } },
      required: ['name'],
    },
  },
  false,
);

/** The fields of each kind of trigger. */
export function TriggerForm({ trigger, onChange }: Props): ReactNode {
  const set = (name: string, value: unknown, isRequired = false): void => onChange({ ...(withValue(trigger as Json, name, value, isRequired)), type: trigger.type });
  switch (trigger.type) {
    case 'manual':
      return <RowsField spec={INPUTS} path="inputs" value={trigger['inputs']} onChange={(next) => set('inputs', next)} />;
    case 'webhook':
      return <WebhookFields trigger={trigger} set={set} />;
    case 'schedule':
      return <ScheduleFields cron={text(trigger['cron'])} zone={text(trigger['zone'] ?? 'UTC')} misfire={text(trigger['misfire'] ?? 'once')} set={set} />;
    case 'event':
      return <EventFields trigger={trigger} set={set} />;
    case 'chat':
      return <PlainField label="Phrase" about="What somebody says to start it" name="phrase" trigger={trigger} set={set} />;
    case 'file':
      return <PlainField label="Path" about="Below the drop folder, such as inbox/*.csv" name="path" trigger={trigger} set={set} />;
    case 'stream':
      return <PlainField label="Stream" about="Key of the Redis stream" name="stream" trigger={trigger} set={set} />;
    default:
      return <p className={styles.lead}>“{trigger.type}” is shown in the JSON view only.</p>;
  }
}

interface FieldsProps {
  trigger: Trigger;
  set: (name: string, value: unknown, isRequired?: boolean) => void;
}

function PlainField({ label, about, name, trigger, set }: FieldsProps & { label: string; about: string; name: string }): ReactNode {
  const error = useFieldError(name);
  return <TextInput label={label} description={about} withAsterisk error={error} value={text(trigger[name])} onChange={(event) => set(name, event.currentTarget.value, true)} />;
}

function WebhookFields({ trigger, set }: FieldsProps): ReactNode {
  const { id, draft } = useEditing();
  const { data: address } = useQuery({ queryKey: ['workflow', id, 'hook', draft.liveVersion], queryFn: () => fetchHookUrl(id).then((url) => url ?? null), enabled: draft.liveVersion !== undefined });
  const schemeError = useFieldError('scheme');
  return (
    <>
      {typeof address === 'string' ? (
        <div className={styles.section}>
          <TextInput label="Address" description="Of the live version" readOnly value={address} />
          <CopyButton value={address}>{({ copied, copy }) => <Button onClick={copy}>{copied ? 'Copied' : 'Copy the address'}</Button>}</CopyButton>
        </div>
      ) : (
        <p className={styles.lead}>Its address appears here once the workflow is published.</p>
      )}
      <TextInput label="Secret" description="Callers must sign with it; leave empty to accept every call" type="password" autoComplete="off" value={text(trigger['secret'])} onChange={(event) => set('secret', event.currentTarget.value)} />
      <Select label="How callers sign" data={['parley', 'github', 'stripe']} error={schemeError} placeholder="parley" clearable value={text(trigger['scheme']) || null} onChange={(next) => set('scheme', next ?? undefined)} />
      <ExpressionInput label="Tell deliveries apart by" description="The same key starts one run only" placeholder="{{trigger.output.body.id}}" value={text(trigger['dedupe'])} onChange={(next) => set('dedupe', next)} />
    </>
  );
}

function EventFields({ trigger, set }: FieldsProps): ReactNode {
  const { connectors } = useCatalog();
  const error = useFieldError('source');
  const filterError = useFieldError('filter');
  const groups = [...connectors.values()]
    .filter(({ events }) => events.length > 0)
    .map(({ title, events }) => ({ group: title, items: events.map((event) => event.id) }));
  return (
    <>
      <Autocomplete label="Event" description="Of a connected system, or a name of your own such as orders.created" withAsterisk error={error} data={groups} value={text(trigger['source'])} onChange={(next) => set('source', next, true)} />
      <ExpressionInput label="Only if" isCondition placeholder="event.total > 1000" error={filterError} value={text(trigger['filter'])} onChange={(next) => set('filter', next)} />
    </>
  );
}
