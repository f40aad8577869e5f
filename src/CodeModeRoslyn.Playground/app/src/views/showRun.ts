import { open, run } from '../state/run';
import { script } from '../state/script';
import { view } from './Page';

/** Puts a run's script into the editor, and what came of it beside it. */
export const showRun = async (runId: string): Promise<boolean> => {
  const details = await open(runId);
  view.value = 'script';
  if (details) script.value = details.source;
  return details !== undefined;
};

/** The same script once more, as its author now. */
export const runAgain = async (runId: string): Promise<void> => {
  if (await showRun(runId)) await run(script.value);
};
