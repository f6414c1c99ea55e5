import type { ReactNode } from 'react';
import { type Json, text } from '../../api/reading.ts';
import { fieldOf, withValue } from '../model/schema.ts';
import type { Trigger } from '../model/workflow.ts';
import { ExpressionInput } from './ExpressionInput.tsx';
import { EventFields } from './EventFields.tsx';
import { PlainField } from './PlainField.tsx';
import { RowsField } from './RowsField.tsx';
import { ScheduleFields } from './ScheduleFields.tsx';
import { WebhookFields } from './WebhookFields.tsx';
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
      properties: {
        name: { type: 'string' },
        label: { type: 'string' },
        type: { type: 'string', enum: ['string', 'text', 'number', 'boolean'], default: 'string' },
        required: { type: 'boolean' },
      },
      required: ['name'],
    },
  },
  false,
);

/** The fields of each kind of trigger. */
export function TriggerForm({ trigger, onChange }: Props): ReactNode {
  const set = (name: string, value: unknown, isRequired = false): void =>
    onChange({ ...withValue(trigger as Json, name, value, isRequired), type: trigger.type });
  switch (trigger.type) {
    case 'manual':
      return <RowsField spec={INPUTS} path="inputs" value={trigger['inputs']} onChange={(next) => set('inputs', next)} />;
    case 'webhook':
      return <WebhookFields trigger={trigger} set={set} />;
    case 'schedule':
      return (
        <ScheduleFields
          cron={text(trigger['cron'])}
          zone={text(trigger['zone'] ?? 'UTC')}
          misfire={text(trigger['misfire'] ?? 'once')}
          set={set}
        />
      );
    case 'event':
      return <EventFields trigger={trigger} set={set} />;
    case 'chat':
      return <PlainField label="Phrase" about="What somebody says to start it" name="phrase" trigger={trigger} set={set} />;
    case 'email':
      return (
        <ExpressionInput
          label="Only if"
          description="Of the mail, such as its subject; empty takes every mail of a connected mailbox"
          isCondition
          placeholder='event.subject.contains("Order")'
          value={text(trigger['filter'])}
          onChange={(next) => set('filter', next)}
        />
      );
    case 'file':
      return (
        <PlainField label="Path" about="Below the drop folder, such as inbox/*.csv" name="path" trigger={trigger} set={set} />
      );
    case 'stream':
      return <PlainField label="Stream" about="Key of the Redis stream" name="stream" trigger={trigger} set={set} />;
    default:
      return <p className={styles.lead}>“{trigger.type}” is shown in the JSON view only.</p>;
  }
}
