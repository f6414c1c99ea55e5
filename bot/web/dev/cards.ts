import type { Said } from './conversation.ts';
import { picture } from './picture.ts';

export const RUN_STEPS = ['Receive the order', 'Is the total over 1,000?', 'Ask ops for approval', 'POST the order to erp.acme.test'];

export function draftCard(approved?: string): Said {
  return {
    text: approved === undefined ? 'Here is what I would build.' : '',
    blocks: [
      { type: 'text', style: 'heading', text: 'Order approval' },
      { type: 'text', text: 'When an order arrives by webhook and its total is over 1,000, ops must approve it; then it is posted to the ERP.' },
      { type: 'image', url: picture(), alt: 'Webhook, then a check of the total, then approval by ops, then a POST of the order' },
      {
        type: 'fields',
        fields: [
          { label: 'Starts', value: 'By webhook, at an address of its own' },
          { label: 'Approval', value: 'role `ops`, within 24 hours, then rejected' },
          { label: 'Posts to', value: 'https://erp.acme.test/orders' },
        ],
      },
      ...guards(approved === undefined),
      { type: 'rows', title: 'I assumed', shown: 3, rows: [{ text: 'Orders carry `id` and `total`.', actions: [] }, { text: 'Amounts are in one currency.', actions: [] }] },
      {
        type: 'rows',
        title: 'About a second a run, plus the time ops takes to answer. No model cost.',
        shown: 0,
        rows: [{ text: 'Changing something in another system takes 0.5 s.', actions: [] }],
      },
      approved === undefined
        ? {
            type: 'buttons',
            actions: [
              { id: 'draft.approve', label: 'Approve', value: 'draft', style: 'primary' },
              { id: 'draft.edit', label: 'Edit', value: 'draft' },
              { id: 'draft.test', label: 'Test', value: 'draft' },
              { id: 'draft.discard', label: 'Discard', value: 'draft', style: 'danger' },
            ],
          }
        : { type: 'text', style: 'success', text: approved },
    ],
  };
}

function guards(isOpen: boolean): object[] {
  const actions = (...labels: string[]) =>
    isOpen ? labels.map((label) => ({ id: 'draft.safeguard', label, value: label, style: 'plain' })) : [];
  return [
    {
      type: 'rows',
      title: 'Safeguards',
      shown: 3,
      rows: [
        { text: 'An approval nobody answers within 24 hours counts as a no.', detail: 'A forgotten question would keep the run waiting for ever.', actions: actions('Remove') },
        { text: '"POST the order" is tried again up to 3 times when it fails.', detail: 'Most failures are over in a second.', actions: actions('Remove') },
      ],
    },
    {
      type: 'rows',
      title: 'You may also want',
      shown: 3,
      rows: [{ text: 'Ask an owner when nobody answers in time.', detail: 'People are ill or away.', actions: actions('Add', 'Leave out') }],
    },
  ];
}

export function progress(text: string, states: string[], lastDetail?: string): Said {
  const steps = RUN_STEPS.map((title, index) => ({
    id: String(index),
    title,
    status: states[index],
    ...(index === 3 && lastDetail !== undefined ? { detail: lastDetail } : {}),
    ...(states[index] === 'waiting' ? { detail: 'Since just now, until tomorrow 10:42' } : {}),
  }));
  return { text, blocks: [{ type: 'progress', steps }] };
}

export function approvalCard(value: string, decision?: { isApproved: boolean; comment: string }): Said {
  const fields = [
    { label: 'Order', value: '`A-1`' },
    { label: 'Total', value: '1,500' },
    { label: 'Who decides', value: 'Anyone in ops' },
    { label: 'Expires', value: 'Tomorrow 10:42, then rejected' },
  ];
  const heading = { type: 'text', style: 'heading', text: 'Approve order A-1?' };
  if (decision !== undefined) {
    const comment = decision.comment === '' ? [] : [{ label: 'Comment', value: decision.comment }];
    const outcome = decision.isApproved
      ? { type: 'text', style: 'success', text: '**Approved** by Ana Ruiz' }
      : { type: 'text', style: 'error', text: '**Rejected** by Ana Ruiz' };
    return { text: '', blocks: [heading, { type: 'fields', fields: [...fields.slice(0, 2), ...comment] }, outcome] };
  }
  return {
    text: '',
    blocks: [
      heading,
      { type: 'fields', fields },
      { type: 'input', id: 'comment', label: 'Comment', kind: 'text', required: false },
      {
        type: 'buttons',
        actions: [
          { id: 'approval.approve', label: 'Approve', value, style: 'primary' },
          { id: 'approval.reject', label: 'Reject', value, style: 'danger' },
        ],
      },
    ],
  };
}

export function failureCard(outcome?: string): Said {
  return {
    blocks: [
      { type: 'text', style: 'heading', text: 'The order did not get through' },
      { type: 'text', style: 'error', text: 'Step **POST the order** reached erp.acme.test, which answered 500 three times. Nothing was posted. Check that system, then retry.' },
      outcome !== undefined ? { type: 'text', style: 'muted', text: outcome } : {
        type: 'buttons',
        actions: [
          { id: 'run.retry', label: 'Retry this step', value: 'run-1', style: 'primary' },
          { id: 'run.explain', label: 'Explain', value: 'run-1' },
          { id: 'run.cancel', label: 'Cancel the run', value: 'run-1', style: 'danger' },
        ],
      },
    ],
  };
}
