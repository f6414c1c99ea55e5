import { expect, it } from 'vitest';
import { arrived } from './arrived.ts';

const system = (title: string, isConnected: boolean) => ({ connector: title.toLowerCase(), title, isConnected });

it('names what has to be connected before the workflow can do its work', () => {
  expect(arrived({ systems: [system('Slack', false), system('Jira', false), system('Notion', true)] })).toContain('connect Slack and Jira.');
});

it('leads on to publishing when everything is there', () => {
  expect(arrived({ systems: [system('Slack', true)] })).toContain('publish');
});
