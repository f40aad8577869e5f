import { useEffect, useRef, useState } from 'preact/hooks';
import { get } from '../api/client';
import type { Report, RunDetails } from '../api/types';
import { counted } from '../views/counted';
import { monaco } from './monaco';

const reportOf = (run: RunDetails): Report | undefined => run.events.flatMap((happened) => (happened.is === 'ended' ? [happened.report] : []))[0];

const resultOf = (run: RunDetails): string => {
  const ended = reportOf(run);
  if (!ended) return '';
  return ended.result === undefined ? [ended.error?.message, ended.reason, ...ended.diagnostics.map(({ id, message }) => `${id} ${message}`)].filter(Boolean).join('\n') : JSON.stringify(ended.result, undefined, 2);
};

const Difference = ({ title, left, right, language }: { title: string; left: string; right: string; language: string }) => {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const editor = monaco.editor.createDiffEditor(host.current!, {
      readOnly: true, originalEditable: false, automaticLayout: true, minimap: { enabled: false }, scrollBeyondLastLine: false, renderControlCharacters: true,
    });
    const models = { original: monaco.editor.createModel(left, language), modified: monaco.editor.createModel(right, language) };
    editor.setModel(models);
    editor.getOriginalEditor().updateOptions({ ariaLabel: `${title} of the first run` });
    editor.getModifiedEditor().updateOptions({ ariaLabel: `${title} of the second run` });
    return () => {
      editor.setModel(null);
      editor.dispose();
      models.original.dispose();
      models.modified.dispose();
    };
  }, [left, right]);
  return <><h3>{title}</h3><div ref={host} class="difference" /></>;
};

/** Two runs beside each other: what was asked for, what came of it, and how. */
const Comparison = ({ left, right }: { left: string; right: string }) => {
  const [both, setBoth] = useState<[RunDetails, RunDetails] | undefined>();
  const [problem, setProblem] = useState<string | undefined>();
  useEffect(() => {
    let isWanted = true;
    setProblem(undefined);
    setBoth(undefined);
    Promise.all([get<RunDetails>(`runs/${left}`), get<RunDetails>(`runs/${right}`)]).then((answer) => { if (isWanted) setBoth(answer); }, (failed: unknown) => { if (isWanted) setProblem(String(failed)); });
    return () => { isWanted = false; };
  }, [left, right]);
  if (problem) return <p class="problem" role="alert">{problem}</p>;
  if (!both) return <p class="hint">Reading both …</p>;
  const rows = both.map((run) => [run.run.outcome, `${run.run.milliseconds?.toFixed(0) ?? '–'} ms`, counted(run.run.calls, 'call'), new Date(run.run.asked).toLocaleString()]);
  return (
    <section aria-label="Two runs compared">
      <h2>Compared</h2>
      <table><tbody>{rows.map((row, index) => <tr key={index}><th scope="row">{index === 0 ? 'first' : 'second'}</th>{row.map((cell) => <td key={cell}>{cell}</td>)}</tr>)}</tbody></table>
      <Difference title="Script" language="csharp" left={both[0].source} right={both[1].source} />
      <Difference title="Result" language="json" left={resultOf(both[0])} right={resultOf(both[1])} />
    </section>
  );
};

export default Comparison;
