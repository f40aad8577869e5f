import { useEffect } from 'preact/hooks';
import { door, outcome, runs } from '../state/history';
import { open } from '../state/run';
import { script } from '../state/script';
import { view } from './Page';

const OUTCOMES = ['completed', 'rejected', 'faulted', 'limitExceeded', 'cancelled', 'workerLost', 'approvalRequired', 'running'];

const show = async (runId: string): Promise<void> => {
  script.value = (await open(runId)).source;
  view.value = 'script';
};

export const HistoryView = ({ isOperator }: { isOperator: boolean }) => {
  useEffect(() => { void runs.refresh(); }, [door.value, outcome.value]);
  const { value, problem } = runs.state.value;
  return (
    <section tabIndex={0} aria-label="History">
      <div class="bar">
        <label>Came in by <select value={door.value} onChange={(chosen) => { door.value = chosen.currentTarget.value as typeof door.value; }}><option value="">any door</option><option value="mcp">an MCP client</option><option value="api">this page</option></select></label>
        <label>Ended <select value={outcome.value} onChange={(chosen) => { outcome.value = chosen.currentTarget.value; }}><option value="">in any way</option>{OUTCOMES.map((one) => <option key={one}>{one}</option>)}</select></label>
        <button type="button" onClick={() => void runs.refresh()}>Refresh</button>
      </div>
      {problem && <p class="problem" role="alert">{problem}</p>}
      {value?.length === 0 && <p class="hint">No runs yet. Whatever an MCP client runs for you is found here, too.</p>}
      <ol class="runs">
        {value?.map((run) => (
          <li key={run.runId}>
            <button type="button" onClick={() => void show(run.runId)}>
              <time dateTime={run.asked}>{new Date(run.asked).toLocaleTimeString()}</time>
              <span class={`outcome ${run.outcome}`}>{run.outcome}</span>
              <code><bdi>{run.firstLine}</bdi></code>
              <span class="hint">{run.calls} calls{run.milliseconds === undefined ? '' : `, ${run.milliseconds.toFixed(0)} ms`}, {run.door}{isOperator ? `, ${run.principal}` : ''}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
};
