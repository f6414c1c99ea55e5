import { describe, expect, it } from 'vitest';
import { groupsFor, type Known } from './entries.ts';

const RUN = '01a1fdaa-d01a-7ef6-a53f-e8be1a0cd95a';

const known: Known = {
  places: [
    { path: '/workflows', label: 'Workflows', about: 'automations drafts' },
    { path: '/account', label: 'My account', about: 'password dark' },
  ],
  workflows: Array.from({ length: 9 }, (_, each) => ({ id: `w${each}`, name: `Orders ${each}`, trigger: 'webhook' })),
  connections: [{ id: 'c1', name: 'Our GitHub', connector: 'github' }],
  conversations: [{ id: 'k1', title: 'Remind me of the rent' }],
  runs: [{ id: RUN, workflowName: 'Orders 1', status: 'FAILED' }],
  people: [{ id: 'ben', name: 'Ben Ode', email: 'ben@acme.test' }],
  meant: [],
};

const labels = (query: string): string[] => groupsFor(query, known).flatMap(({ entries }) => entries.map(({ label }) => label));

describe('with no words', () => {
  it('offers where one may go, the newest workflows and a new automation', () => {
    expect(groupsFor(' ', known).map(({ title }) => title)).toEqual(['Go to', 'Workflows', 'Automate']);
  });
});

describe('with words', () => {
  it('finds in every kind, and shows a handful', () => {
    expect(labels('git')).toEqual(['Our GitHub']);
    expect(labels('rent')).toEqual(['Remind me of the rent']);
    expect(groupsFor('orders', known).find(({ title }) => title === 'Workflows')?.entries).toHaveLength(6);
  });

  it('finds a page by other words for it, and people by name and address', () => {
    expect(labels('password')).toEqual(['My account']);
    expect(labels('ben@')).toEqual(['Ben Ode']);
  });

  it('adds what is near in meaning, but nothing twice', () => {
    const meant = [
      { kind: 'workflow', id: 'w1', title: 'Orders 1', detail: 'webhook' },
      { kind: 'template', id: 'large', title: 'Large orders need a yes', detail: 'Asks somebody' },
      { kind: 'system', id: 'slack', title: 'Slack', detail: 'Send a message' },
      { kind: 'of tomorrow', id: 'x', title: 'Unknown', detail: '' },
    ];
    expect(groupsFor('orders', { ...known, meant }).find(({ title }) => title === 'Near in meaning')?.entries).toEqual([
      { kind: 'template', target: '/templates/large', label: 'Large orders need a yes', detail: 'Template' },
      { kind: 'system', target: '/connections/new/slack', label: 'Slack', detail: 'Send a message' },
    ]);
  });

  it('leads to a run by its id, newest or not', () => {
    expect(groupsFor('01a1fd', known)).toMatchObject([{ title: 'Runs', entries: [{ target: `/runs/${RUN}` }] }]);
    expect(groupsFor('1a0cd95a', known)).toMatchObject([{ title: 'Runs', entries: [{ target: `/runs/${RUN}`, detail: 'failed · 1a0cd95a' }] }]);
    expect(labels(RUN)).toEqual(['Orders 1']);
    const old = RUN.replace('01a1', '0000').toUpperCase();
    expect(groupsFor(old, known)).toMatchObject([{ entries: [{ target: `/runs/${old.toLowerCase()}`, label: 'Open this run' }] }]);
  });

  it('takes several words for a wish, as they are', () => {
    expect(groupsFor('every Monday at 9 tell sales', known)).toEqual([
      { title: 'Automate', entries: [{ kind: 'say', target: 'every Monday at 9 tell sales', label: 'every Monday at 9 tell sales', detail: 'Say this to Parley' }] },
    ]);
    expect(labels('nonsense')).toEqual([]);
  });
});
