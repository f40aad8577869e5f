import { signal } from '@preact/signals';
import { calls, isRunning, output, report, shown } from '../state/run';
import { Findings } from './Findings';
import { Trace } from './Trace';
import { Value } from './Value';

type Tab = 'result' | 'output' | 'trace';

const tab = signal<Tab>('result');

export const RunView = () => {
  const ended = report.value;
  const { problem, events } = shown.value;
  return (
    <div class="run" aria-live="polite">
      <p class={`outcome ${ended?.outcome ?? ''}`} role="status">{state()}</p>
      {problem && <p class="problem" role="alert">{problem}</p>}
      {events.length > 0 && (
        <>
          <div role="tablist" aria-label="Run">
            {(['result', 'output', 'trace'] as Tab[]).map((name) => (
              <button key={name} id={`tab-${name}`} role="tab" type="button" aria-selected={tab.value === name} aria-controls="run-panel" onClick={() => { tab.value = name; }}>
                {name}{name === 'trace' && calls.value.length > 0 ? ` (${calls.value.length})` : ''}
              </button>
            ))}
          </div>
          <div id="run-panel" role="tabpanel" aria-labelledby={`tab-${tab.value}`}>
            {tab.value === 'result' && <>{ended && <Findings report={ended} />}{ended?.result !== undefined && <Value value={ended.result} />}</>}
            {tab.value === 'output' && <pre>{output.value}</pre>}
            {tab.value === 'trace' && <Trace />}
          </div>
        </>
      )}
    </div>
  );
};

const state = (): string => {
  if (isRunning.value) return calls.value.length > 0 ? `running, ${calls.value.length} calls` : 'running';
  const ended = report.value;
  if (!ended) return 'Nothing was run yet.';
  const { compileMilliseconds, runMilliseconds } = ended.usage;
  return `${ended.outcome} in ${(compileMilliseconds + runMilliseconds).toFixed(0)} ms, ${ended.usage.calls} calls`;
};
