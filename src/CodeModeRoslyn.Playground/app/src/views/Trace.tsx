import { signal } from '@preact/signals';
import { calls, elapsed, report, shown, type Call } from '../state/run';
import { goTo } from '../editor/place';
import { parse } from '../api/json';
import type { RecordedJson } from '../api/types';
import { Tree } from './Tree';
import { Foreign } from './Foreign';

const chosen = signal<{ run?: string; call: number } | undefined>(undefined);

// What happens before the script runs, in its order; the rest stands in the calls themselves.
const BEFORE = ['prepare', 'wait', 'parse', 'bind', 'emit', 'policy', 'rewrite', 'verify', 'load', 'jit'];

interface Bar { name: string; from: number; to: number }

const stages = (): Bar[] => {
  const taken = report.value?.usage.stages ?? {};
  let at = 0;
  return BEFORE.filter((name) => (taken[name] ?? 0) > 0).map((name) => ({ name, from: at, to: (at += taken[name]!) }));
};

const Json = ({ title, json }: { title: string; json?: RecordedJson }) => {
  if (!json) return null;
  let value: unknown;
  try {
    value = parse(json.text);
  } catch {
    return <><h3>{title}</h3><p class="hint">{json.bytes.toLocaleString()} bytes, of which the beginning is kept</p><pre><Foreign text={json.text} /></pre></>;
  }

  return <><h3>{title}</h3><Tree value={value} /></>;
};

const Details = ({ call }: { call: Call }) => (
  <div class="details">
    <p>
      <Foreign text={call.tool} />, <button type="button" class="place" onClick={() => goTo(call.line, 1)}>line {call.line}</button>: {call.outcome ?? 'under way'}
      {call.sent.length > 1 && `, sent ${call.sent.length} times`}
    </p>
    {call.message && <p class="problem"><Foreign text={call.message} /></p>}
    <Json title="Arguments" json={call.arguments} />
    <Json title="Result" json={call.result} />
  </div>
);

export const Trace = () => {
  const { events, runId } = shown.value;
  const isChosen = ({ call }: Call): boolean => chosen.value?.run === runId && chosen.value?.call === call;
  const end = Math.max(1, elapsed.value ?? 1, events.at(-1)?.at ?? 1, ...calls.value.map((call) => call.answered ?? call.called));
  const percent = (at: number): string => `${(100 * at) / end}%`;
  const width = (from: number, to: number): string => `max(2px, ${(100 * Math.max(0, to - from)) / end}%)`;
  return (
    <div class="trace">
      <p class="legend hint" aria-hidden="true"><i /> under way <i class="queued" /> waits to be sent <i class="retry" /> tried again; {end.toFixed(0)} ms in all</p>
      <ol aria-label="Stages and calls, in time">
        {stages().map((stage) => (
          <li key={stage.name} class="stage">
            <span>{stage.name}</span>
            <div class="track"><i style={{ insetInlineStart: percent(stage.from), width: width(stage.from, stage.to) }} /></div>
            <span class="time">{(stage.to - stage.from).toFixed(1)} ms</span>
          </li>
        ))}
        {calls.value.map((call) => (
          <li key={call.call} class={call.outcome === undefined || call.outcome === 'ok' ? 'call' : 'call failed'}>
            <button type="button" aria-expanded={isChosen(call)} onClick={() => { chosen.value = isChosen(call) ? undefined : { run: runId, call: call.call }; }}><Foreign text={call.tool} /></button>
            <div class="track">
              <i class="queued" style={{ insetInlineStart: percent(call.called), width: width(call.called, call.sent[0] ?? call.answered ?? end) }} title="waits to be sent" />
              {call.sent.map((sent, index) => (
                <i key={index} class={index > 0 ? 'retry' : ''} style={{ insetInlineStart: percent(sent), width: width(sent, call.sent[index + 1] ?? call.answered ?? end) }} />
              ))}
            </div>
            <span class="time">{call.answered === undefined ? '…' : `${(call.answered - (call.sent[0] ?? call.called)).toFixed(1)} ms`}</span>
            {isChosen(call) && <Details call={call} />}
          </li>
        ))}
      </ol>
    </div>
  );
};
