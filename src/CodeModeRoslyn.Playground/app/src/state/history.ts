import { signal } from '@preact/signals';
import { get, post } from '../api/client';
import type { Question, RunSummary } from '../api/types';
import { loadable } from './load';

export const door = signal<'' | 'mcp' | 'api'>('');
export const outcome = signal('');

export const runs = loadable(() => {
  const asked = new URLSearchParams({ limit: '100' });
  if (door.value) asked.set('door', door.value);
  if (outcome.value) asked.set('outcome', outcome.value);
  return get<RunSummary[]>(`runs?${asked}`);
});

export const questions = loadable(() => get<Question[]>('approvals'));

export const answer = async (id: string, approve: boolean): Promise<void> => {
  await post(`approvals/${id}`, { approve });
  await questions.refresh();
};
