import { signal } from '@preact/signals';
import { checked } from '../state/check';
import { calls, isRunning, output, report, shown } from '../state/run';
import { counted } from './counted';
import { Findings } from './Findings';
import { Guarded } from './Guarded';
import { Reach } from './Reach';
import { Tabs } from './Tabs';
import { Trace } from './Trace';
import { Value } from './Value';
import { Foreign } from './Foreign';

const TABS = ['result', 'output', 'trace', 'reach'] as const;

const tab = signal<(typeof TABS)[number]>('result');

export const RunView = () => {
  const ended = report.value;
  const { problem } = shown.value;
  const titles = { trace: `trace${calls.value.length > 0 ? ` (${calls.value.length})` : ''}`, reach: `reach${checked.value.report?.accepted ? ` (${checked.value.report.tools.length})` : ''}` };
  return (
    <div class="run">
      <p class={`outcome ${ended?.outcome ?? ''}`} role="status">{state()}</p>
      {problem && <p class="problem" role="alert">{problem}</p>}
      <Tabs label="Run" names={TABS} chosen={tab.value} titles={titles} onChoose={(name) => { tab.value = name; }}>
        {tab.value === 'result' && ended && <><Findings report={ended} />{ended.result !== undefined && <Guarded key={ended.runId}><Value value={ended.result} /></Guarded>}</>}
        {tab.value === 'output' && <pre tabIndex={0} role="log" aria-label="Output"><Foreign text={output.value} /></pre>}
        {tab.value === 'trace' && <Guarded><Trace /></Guarded>}
        {tab.value === 'reach' && <Reach />}
      </Tabs>
    </div>
  );
};

const state = (): string => {
  if (isRunning.value) return calls.value.length > 0 ? `running, ${counted(calls.value.length, 'call')}` : 'running';
  const ended = report.value;
  if (shown.value.problem) return 'It did not run.';
  if (!ended) return 'Nothing was run yet.';
  const { compileMilliseconds, runMilliseconds } = ended.usage;
  return `${ended.outcome} in ${(compileMilliseconds + runMilliseconds).toFixed(0)} ms, ${counted(ended.usage.calls, 'call')}`;
};
