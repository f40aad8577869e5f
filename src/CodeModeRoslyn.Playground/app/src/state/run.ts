import { computed, effect, signal } from '@preact/signals';
import { ApiError, events, get, post } from '../api/client';
import type { RecordedJson, Report, RunDetails, RunEvent } from '../api/types';

export interface Call {
  call: number;
  tool: string;
  line: number;
  arguments: RecordedJson;
  called: number;
  sent: number[];
  answered?: number;
  outcome?: string;
  message?: string;
  result?: RecordedJson;
}

export interface ShownRun { runId?: string; events: RunEvent[]; isOver: boolean; problem?: string }

const nothing: ShownRun = { events: [], isOver: true };

export const shown = signal<ShownRun>(nothing);
export const isRunning = computed(() => !shown.value.isOver);
export const report = computed<Report | undefined>(() => shown.value.events.flatMap((happened) => (happened.is === 'ended' ? [happened.report] : []))[0]);
export const output = computed(() => report.value?.output ?? shown.value.events.map((happened) => (happened.is === 'printed' ? happened.text : '')).join(''));

export const calls = computed<Call[]>(() => {
  const byNumber = new Map<number, Call>();
  for (const happened of shown.value.events) {
    if (happened.is === 'called') {
      byNumber.set(happened.call, { call: happened.call, tool: happened.tool, line: happened.line, arguments: happened.arguments, called: happened.at, sent: [] });
    } else if (happened.is === 'sent') {
      byNumber.get(happened.call)?.sent.push(happened.at);
    } else if (happened.is === 'answered') {
      const call = byNumber.get(happened.call);
      if (call) Object.assign(call, { answered: happened.at, outcome: happened.outcome, message: happened.message, result: happened.result });
    }
  }

  return [...byNumber.values()];
});

/** Milliseconds since the run that goes on was asked for; undefined when none does. */
export const elapsed = signal<number | undefined>(undefined);

const TICK = 100;

// By the clock of this page. What is told late says less of it than what is told at once.
let began = Infinity;

effect(() => {
  if (!isRunning.value) {
    elapsed.value = undefined;
    return undefined;
  }

  const timer = setInterval(() => { elapsed.value = performance.now() - began; }, TICK);
  return () => clearInterval(timer);
});

let abort = new AbortController();

const follow = async (path: string, body: unknown): Promise<void> => {
  abort.abort();
  const mine = (abort = new AbortController());
  began = performance.now();
  shown.value = { events: [], isOver: false };
  try {
    for await (const happened of events(path, body, mine.signal)) {
      if (mine !== abort) return;
      began = Math.min(began, performance.now() - happened.at);
      const { events: before, runId } = shown.value;
      shown.value = {
        runId: happened.is === 'started' ? happened.runId : runId,
        events: [...before, happened],
        isOver: happened.is === 'ended' || happened.is === 'notStarted',
        problem: happened.is === 'notStarted' ? happened.message : undefined,
      };
    }

    if (mine === abort && !shown.value.isOver) shown.value = { ...shown.value, isOver: true, problem: 'The connection to codemode was lost. The run is found in the history.' };
  } catch (failed) {
    if (mine === abort) shown.value = { ...shown.value, isOver: true, problem: failed instanceof ApiError ? failed.message : `The connection to codemode was lost: ${String(failed)}` };
  }
};

/** Runs a script as it stands, and shows what happens. One goes on at a time: a run ends when its caller goes. */
export const run = async (code: string): Promise<void> => {
  if (!isRunning.value) await follow('runs', { code, autofix: false });
};

export const cancel = async (): Promise<void> => {
  const { runId } = shown.value;
  if (runId) await post(`runs/${runId}/cancel`, {});
};

/** The runs that are compared: at most two. */
export const compared = signal<string[]>([]);

export const compare = (runId: string): void => {
  const others = compared.value.filter((one) => one !== runId);
  compared.value = others.length < compared.value.length ? others : [...others.slice(-1), runId];
};

/** Shows a run that was, or follows one that goes on. */
export const open = async (runId: string): Promise<RunDetails | undefined> => {
  const isOwn = runId === shown.value.runId;
  if (isRunning.value && !isOwn) {
    shown.value = { ...shown.value, problem: 'A run goes on here. Wait for its end, or cancel it, to look at another one.' };
    return undefined;
  }

  let details: RunDetails;
  try {
    details = await get<RunDetails>(`runs/${runId}`);
  } catch (failed) {
    abort.abort();
    shown.value = { ...nothing, problem: failed instanceof Error ? failed.message : String(failed) };
    return undefined;
  }

  if (isRunning.value) return details;
  if (details.run.outcome === 'running') void follow(`runs/${runId}/events`, undefined);
  else {
    abort.abort();
    shown.value = { runId, events: details.events, isOver: true };
  }

  return details;
};
