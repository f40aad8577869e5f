import { checked } from '../state/check';
import { Foreign } from './Foreign';

const HINTS = { readOnly: 'reads only', destructive: 'may destroy', idempotent: 'may be repeated', openWorld: 'reaches beyond' } as const;

/** What the script could call, before it runs, and what the grants say of it. */
export const Reach = () => {
  const { report: found, problem } = checked.value;
  if (problem) return <p class="problem" role="alert">{problem}</p>;
  if (!found) return <p class="hint">The script is being read.</p>;
  if (!found.accepted) return <p class="hint">What it could call is known once it compiles.</p>;
  if (found.tools.length === 0) return <p class="hint">It calls no tool.</p>;
  return (
    <ul class="reach">
      {found.tools.map((one) => (
        <li key={one.tool}>
          <span class={`access ${one.access}`}>{one.access}</span> <Foreign text={one.tool} />
          <p class="hint">
            <Foreign text={one.reason} />
            {(Object.keys(HINTS) as (keyof typeof HINTS)[]).filter((hint) => one[hint]).map((hint) => `, ${HINTS[hint]}`)}
          </p>
        </li>
      ))}
    </ul>
  );
};
