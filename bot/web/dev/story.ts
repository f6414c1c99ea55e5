import { approvalCard, draftCard, failureCard, progress, RUN_STEPS } from './cards.ts';
import type { Conversation } from './conversation.ts';

const pace = Number(process.env['DEMO_PACE'] ?? 900);
const pause = (beats = 1): Promise<void> => new Promise((resolve) => setTimeout(resolve, beats * pace));

export function welcome(chat: Conversation): void {
  chat.post({
    text: 'Hi, I am Parley. Tell me what should happen, in your own words. I ask the few questions that matter, show you the workflow I would build, and run it here once you approve it.',
    question: {
      id: 'start',
      kind: 'choice',
      why: 'Start from one of these, or write your own. `help` shows what else I can do.',
      optional: true,
      options: [
        'When a webhook receives an order and its total is over 1000, ask for approval, then POST it to a URL',
        'Every Monday at 9:00 fetch a report from a URL and post it to another',
        'When I start it, ask for a name and an email, then POST them to our CRM',
        'When a webhook receives a ticket, route it by its priority: high, normal or low',
      ].map((label) => ({ label, value: label })),
    },
  });
}

/** Two questions, then a draft: whatever one says. */
export function hear(chat: Conversation, text: string): void {
  const before = chat.last()?.question as { id: string } | undefined;
  chat.post({ from: 'user', text });
  if (chat.title === 'New automation') chat.title = text.slice(0, 60);
  void pause().then(() => {
    if (before?.id === 'approvers') ask(chat, 'notify');
    else if (before?.id === 'notify') chat.post(draftCard());
    else ask(chat, 'approvers');
  });
}

function ask(chat: Conversation, id: 'approvers' | 'notify'): void {
  if (id === 'approvers') {
    chat.post({
      text: 'Got it: orders arrive by webhook, and those **over 1,000** need a decision. Who may approve them?',
      question: {
        id,
        kind: 'choice',
        why: 'The run stops at this step until one of them has decided.',
        optional: true,
        options: [
          { label: 'The ops team', value: 'role:ops', recommended: true },
          { label: 'Only me', value: 'me' },
          { label: 'Any lead', value: 'role:lead' },
        ],
      },
    });
    return;
  }
  chat.post({
    text: 'And who should hear about the result?',
    question: {
      id,
      kind: 'multi',
      why: 'Choose as many as you like; this conversation is told in any case.',
      optional: true,
      options: ['The approver', 'The ops channel', 'Whoever sent the order'].map((label) => ({ label, value: label })),
    },
  });
}

export function press(chat: Conversation, action: string, values: Record<string, string>): void {
  const card = values['value'] ?? '';
  if (action === 'draft.approve') void approve(chat);
  else if (action === 'approval.approve' || action === 'approval.reject') void decide(chat, card, action === 'approval.approve', values['comment'] ?? '');
  else if (action === 'run.retry') void retry(chat);
  else void pause().then(() => chat.post({ text: `That was \`${action}\`. The demo has no script for it.` }));
}

async function approve(chat: Conversation): Promise<void> {
  const draft = chat.last();
  await pause();
  if (draft !== undefined) chat.update(draft.id, draftCard('Approved by Ana Ruiz. Version 1 is live.'));
  chat.post({
    text: 'It is live. Send an order to its address to see it run:',
    blocks: [{ type: 'code', language: 'shell', text: `curl -X POST http://localhost:8080/hooks/9f2c41d7 \\\n  -H 'Content-Type: application/json' \\\n  -d '{"id": "A-1", "total": 1500}'` }],
  });
  await pause(2);
  await run(chat, false);
}

async function run(chat: Conversation, isRetried: boolean): Promise<void> {
  const root = chat.post(progress('Run 1 of **Order approval** is under way.', ['done', 'running', 'pending', 'pending']));
  chat.post({ thread: root, text: 'Order `A-1` received.' });
  await pause();
  chat.post({ thread: root, text: 'The total, 1,500, is over 1,000: **yes**.' });
  if (isRetried) return finish(chat, root);
  chat.update(root, progress('Run 1 of **Order approval** waits for a decision.', ['done', 'done', 'waiting', 'pending']));
  const id = chat.post({ text: 'A decision is needed.' });
  chat.update(id, approvalCard(`${id} ${root}`));
}

async function decide(chat: Conversation, ids: string, isApproved: boolean, comment: string): Promise<void> {
  const [card = '', root = ''] = ids.split(' ');
  await pause();
  chat.update(card, approvalCard(ids, { isApproved, comment }));
  chat.post({ thread: root, text: isApproved ? 'Ana Ruiz approved.' : 'Ana Ruiz rejected.' });
  chat.update(root, progress('Run 1 of **Order approval** is under way.', ['done', 'done', 'done', 'running']));
  await pause(2);
  chat.post({ thread: root, text: 'The far system answered 500. Trying again in 2 s.' });
  await pause(2);
  chat.update(root, progress('Run 1 of **Order approval** failed at its last step.', ['done', 'done', 'done', 'failed'], '3 attempts, last answer 500'));
  chat.post(failureCard());
}

async function retry(chat: Conversation): Promise<void> {
  const failure = chat.last();
  await pause();
  if (failure !== undefined) chat.update(failure.id, failureCard('Retried by Ana Ruiz.'));
  await run(chat, true);
}

async function finish(chat: Conversation, root: string): Promise<void> {
  chat.update(root, progress('Run 1 of **Order approval** is under way.', ['done', 'done', 'done', 'running']));
  await pause(2);
  chat.post({ thread: root, text: 'The far system answered 201.' });
  chat.update(root, progress('Run 1 of **Order approval** is done.', RUN_STEPS.map(() => 'done'), '201 in 182 ms'));
  chat.post({
    blocks: [
      { type: 'text', style: 'success', text: 'Order **A-1** was posted to the far system.' },
      { type: 'fields', fields: [{ label: 'Took', value: '1 min 12 s' }, { label: 'Approved by', value: 'Ana Ruiz' }] },
      { type: 'code', language: 'json', text: '{\n  "id": "A-1",\n  "accepted": true\n}' },
    ],
  });
}
