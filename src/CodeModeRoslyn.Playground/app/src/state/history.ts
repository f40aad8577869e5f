import { effect, signal } from '@preact/signals';
import { get, post } from '../api/client';
import type { Question, RunSummary } from '../api/types';
import { loadable } from './load';

export const door = signal<'' | 'mcp' | 'api'>('');
export const outcome = signal('');
export const tool = signal('');
export const principal = signal('');

export const runs = loadable(() => {
  const asked = new URLSearchParams({ limit: '100' });
  if (door.value) asked.set('door', door.value);
  if (outcome.value) asked.set('outcome', outcome.value);
  if (tool.value) asked.set('tool', tool.value);
  if (principal.value) asked.set('principal', principal.value);
  return get<RunSummary[]>(`runs?${asked}`);
});

export const questions = loadable(() => get<Question[]>('approvals'));

const SETTLED_AFTER = 700;

/** Just after a question has gone, others have moved to its place: what was meant for it is not taken for them. */
export const settling = signal(false);

let shownBefore: string[] = [];
let timer = 0;

effect(() => {
  const ids = questions.state.value.value?.map((question) => question.id) ?? [];
  if (shownBefore.some((id) => !ids.includes(id))) {
    settling.value = true;
    clearTimeout(timer);
    timer = window.setTimeout(() => { settling.value = false; }, SETTLED_AFTER);
  }

  shownBefore = ids;
});

/** Answers, and says why it could not; somebody else may have been first, or the run may have ended. */
export const answer = async (id: string, approve: boolean, content?: Record<string, unknown>): Promise<string | undefined> => {
  const problem = await post(`approvals/${id}`, { approve, content }).then(() => undefined, (failed: unknown) => (failed instanceof Error ? failed.message : String(failed)));
  await questions.refresh();
  return problem;
};
