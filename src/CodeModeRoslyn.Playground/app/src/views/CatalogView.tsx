import { useEffect } from 'preact/hooks';
import type { ToolItem } from '../api/types';
import { chosen, most, MOST, PAGE, query, tool, tools, upstream, upstreams } from '../state/catalog';
import { insert } from '../editor/place';
import { counted } from './counted';
import { Tree } from './Tree';
import { view } from './Page';
import { Foreign } from './Foreign';

const PAUSE = 150;
const EVERY = 1_000;

const use = (example: string): void => {
  insert(`${example}\n`);
  view.value = 'script';
};

const Details = () => {
  const { value, problem } = tool.state.value;
  if (problem) return <p class="problem" role="alert">{problem}</p>;
  if (!value) return null;
  const { tool: known } = value;
  const said = (['readOnly', 'destructive', 'idempotent', 'openWorld'] as const).filter((hint) => known[hint] !== undefined);
  return (
    <article class="tool" aria-label={known.tool}>
      <h2><Foreign text={known.tool} /></h2>
      <p><span class={`access ${known.access}`}>{known.access}</span> <span class="hint">{known.reason}</span></p>
      {value.description && <p class="said"><Foreign text={value.description} /></p>}
      {said.length > 0 && <p class="hint">Its server says: {said.map((hint) => `${hint} ${known[hint]}`).join(', ')}.</p>}
      {value.example && <p><button type="button" onClick={() => use(value.example!)}>Insert example</button></p>}
      {value.declaration && <><h3>What a model reads</h3><pre><Foreign text={value.declaration} /></pre></>}
      {value.inputSchema !== undefined && <><h3>Input schema</h3><Tree value={value.inputSchema} /></>}
      {value.outputSchema !== undefined && <><h3>Output schema</h3><Tree value={value.outputSchema} /></>}
    </article>
  );
};

// What was searched for stands in the search's order; all that there is stands by upstream and group.
const groupsOf = (items: ToolItem[], isFound: boolean): { name: string; tools: ToolItem[] }[] => {
  if (isFound) return [{ name: '', tools: items }];
  const groups = Map.groupBy(items, (item) => (item.group ? `${item.upstream}, ${item.group}` : item.upstream));
  return [...groups].map(([name, tools]) => ({ name, tools }));
};

export const CatalogView = () => {
  useEffect(() => { void upstreams.refresh(); }, []);
  const isConnecting = upstreams.state.value.value?.some((one) => one.state === 'connecting') ?? false;
  useEffect(() => {
    if (!isConnecting) return undefined;
    const timer = setInterval(() => { void upstreams.refresh(); void tools.refresh(); }, EVERY);
    return () => {
      clearInterval(timer);
      void tools.refresh();
    };
  }, [isConnecting]);
  useEffect(() => {
    const timer = setTimeout(() => void tools.refresh(), PAUSE);
    return () => clearTimeout(timer);
  }, [query.value, upstream.value, most.value]);
  useEffect(() => { if (chosen.value) void tool.refresh(); }, [chosen.value]);
  const found = tools.state.value;
  return (
    <section class="catalog" aria-label="Tools">
      <div class="side">
        <label class="search">Search, as a model does <input type="search" value={query.value} onInput={(typed) => { query.value = typed.currentTarget.value; }} /></label>
        <ul class="upstreams">
          {upstreams.state.value.value?.map((one) => (
            <li key={one.alias}>
              <button type="button" aria-pressed={upstream.value === one.alias} onClick={() => { upstream.value = upstream.value === one.alias ? undefined : one.alias; }}>
                <span class={`state ${one.state}`}>{one.state}</span> <Foreign text={one.alias} /> <span class="hint">{counted(one.tools, 'tool')}, {one.transport}</span>
              </button>
              {one.reason && <p class="problem"><Foreign text={one.reason} /></p>}
            </li>
          ))}
        </ul>
        {found.problem && <p class="problem" role="alert">{found.problem}</p>}
        <p class="hint" role="status">{found.value ? counted(found.value.total, 'tool') : ''}</p>
        {groupsOf(found.value?.tools ?? [], query.value !== '').map(({ name, tools: some }) => (
          <div key={name}>
            {name && <h3><Foreign text={name} /></h3>}
            <ul class="tools">
              {some.map((one) => (
                <li key={one.id}><button type="button" aria-pressed={chosen.value === one.id} onClick={() => { chosen.value = one.id; }}><Foreign text={one.line} /></button></li>
              ))}
            </ul>
          </div>
        ))}
        {found.value && found.value.total > found.value.tools.length && (most.value < MOST ? <button type="button" onClick={() => { most.value += PAGE; }}>More</button> : <p class="hint">The others are found by searching.</p>)}
      </div>
      <Details />
    </section>
  );
};
