import { lazy, Suspense } from 'preact/compat';
import { useEffect } from 'preact/hooks';
import type { Caller, RunSummary } from '../api/types';
import { door, outcome, principal, runs, tool } from '../state/history';
import { compare, compared } from '../state/run';
import { counted } from './counted';
import { runAgain, showRun } from './showRun';
import { Foreign } from './Foreign';

const Comparison = lazy(() => import('../editor/Comparison'));

const OUTCOMES = ['completed', 'rejected', 'faulted', 'limitExceeded', 'cancelled', 'workerLost', 'approvalRequired', 'running', 'notStarted'];
const PAUSE = 150;

// Of others' runs, the script is read before it is run as one's own.
const Item = ({ past, caller }: { past: RunSummary; caller: Caller }) => (
  <li>
    <label class="pick" title="Compare"><input type="checkbox" aria-label={`Compare ${past.firstLine}`} checked={compared.value.includes(past.runId)} onChange={() => compare(past.runId)} /></label>
    <button type="button" onClick={() => void showRun(past.runId)}>
      <time dateTime={past.asked}>{new Date(past.asked).toLocaleTimeString()}</time>
      <span class={`outcome ${past.outcome}`}>{past.outcome}</span>
      <code><Foreign text={past.firstLine} /></code>
      <span class="hint">{counted(past.calls, 'call')}{past.milliseconds === undefined ? '' : `, ${past.milliseconds.toFixed(0)} ms`}, {past.door}{caller.isOperator && <>, <Foreign text={past.principal} /></>}</span>
    </button>
    {past.principal === caller.principal && <button type="button" class="quiet" aria-label={`Run again: ${past.firstLine}`} onClick={() => void runAgain(past.runId)}>Run again</button>}
  </li>
);

export const HistoryView = ({ caller }: { caller: Caller }) => {
  useEffect(() => {
    const timer = setTimeout(() => void runs.refresh(), PAUSE);
    return () => clearTimeout(timer);
  }, [door.value, outcome.value, tool.value, principal.value]);
  const { value, problem } = runs.state.value;
  const [left, right] = compared.value;
  return (
    <section tabIndex={0} aria-label="History">
      <div class="bar">
        <label>Came in by <select value={door.value} onChange={(chosen) => { door.value = chosen.currentTarget.value as typeof door.value; }}><option value="">any door</option><option value="mcp">an MCP client</option><option value="api">this page, or the API</option></select></label>
        <label>Ended <select value={outcome.value} onChange={(chosen) => { outcome.value = chosen.currentTarget.value; }}><option value="">in any way</option>{OUTCOMES.map((one) => <option key={one}>{one}</option>)}</select></label>
        <label>Called <input type="search" placeholder="any tool" value={tool.value} onInput={(typed) => { tool.value = typed.currentTarget.value; }} /></label>
        {caller.isOperator && <label>Of <input type="search" placeholder="anybody" value={principal.value} onInput={(typed) => { principal.value = typed.currentTarget.value; }} /></label>}
        <button type="button" onClick={() => void runs.refresh()}>Refresh</button>
      </div>
      {problem && <p class="problem" role="alert">{problem}</p>}
      {value?.length === 0 && <p class="hint">No runs like these. Whatever an MCP client runs for you is found here, too.</p>}
      <ol class="runs">{value?.map((past) => <Item key={past.runId} past={past} caller={caller} />)}</ol>
      {left && right
        ? <Suspense fallback={<p class="hint">Reading both …</p>}><Comparison left={left} right={right} /></Suspense>
        : left && <p class="hint">Choose another one to compare it with.</p>}
    </section>
  );
};
