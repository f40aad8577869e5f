import { useState } from 'preact/hooks';
import { Exact } from '../api/json';
import { Foreign } from './Foreign';

// More is shown when it is asked for: a list of thousands would take the page longer than the run.
const AT_ONCE = 100;
const LONGEST = 2_000;

const Leaf = ({ value }: { value: unknown }) => {
  const [isWhole, setIsWhole] = useState(false);
  const isLines = typeof value === 'string' && value.includes('\n');
  const text = isLines ? value : value instanceof Exact ? value.source : JSON.stringify(value) ?? 'undefined';
  const isLong = text.length > LONGEST && !isWhole;
  return (
    <span class={`leaf ${isLines ? 'lines ' : ''}${value === null ? 'null' : value instanceof Exact ? 'number' : typeof value}`} dir="ltr">
      <Foreign text={isLong ? `${text.slice(0, LONGEST)}…` : text} />
      {isLong && <button type="button" class="quiet" onClick={() => setIsWhole(true)}>all {text.length.toLocaleString()} characters</button>}
    </span>
  );
};

const Branch = ({ value, isOpen }: { value: object; isOpen: boolean }) => {
  const [open, setOpen] = useState(isOpen);
  const [most, setMost] = useState(AT_ONCE);
  const entries = Array.isArray(value) ? value.map((item, index) => [String(index), item] as const) : Object.entries(value);
  const brackets = Array.isArray(value) ? '[]' : '{}';
  if (entries.length === 0) return <span class="leaf">{brackets}</span>;
  return (
    <details open={open} onToggle={(toggled) => setOpen(toggled.currentTarget.open)}>
      <summary>{brackets[0]}<span class="hint">{entries.length.toLocaleString()}</span>{brackets[1]}</summary>
      {open && (
        <ul class="tree">
          {entries.slice(0, most).map(([key, item]) => (
            <li key={key}><span class="key"><Foreign text={key} />: </span><Tree value={item} isOpen={false} /></li>
          ))}
          {entries.length > most && <li><button type="button" class="quiet" onClick={() => setMost(most + (10 * AT_ONCE))}>{(entries.length - most).toLocaleString()} more</button></li>}
        </ul>
      )}
    </details>
  );
};

export const Tree = ({ value, isOpen = true }: { value: unknown; isOpen?: boolean }) =>
  typeof value === 'object' && value !== null && !(value instanceof Exact) ? <Branch value={value} isOpen={isOpen} /> : <Leaf value={value} />;
