import { useMemo, useState } from 'preact/hooks';
import { Chart, numericColumns } from './Chart';
import { Table, rowsOf } from './Table';
import { Tree } from './Tree';

type Shape = 'table' | 'tree' | 'chart';

/** A result: as a table where it is a list of objects, as a chart where they hold numbers, as a tree in any case. */
export const Value = ({ value }: { value: unknown }) => {
  const rows = useMemo(() => rowsOf(value), [value]);
  const numbers = useMemo(() => (rows && rows.length > 1 ? numericColumns(rows) : []), [rows]);
  const [wanted, setWanted] = useState<Shape>('table');
  if (!rows) return <Tree value={value} />;
  const shapes: Shape[] = numbers.length > 0 ? ['table', 'chart', 'tree'] : ['table', 'tree'];
  const shape = shapes.includes(wanted) ? wanted : 'table';
  return (
    <>
      <div class="choice" role="group" aria-label="Shown as">
        {shapes.map((name) => <button key={name} type="button" aria-pressed={name === shape} onClick={() => setWanted(name)}>{name}</button>)}
      </div>
      {shape === 'table' && <Table rows={rows} />}
      {shape === 'chart' && <Chart rows={rows} columns={numbers} />}
      {shape === 'tree' && <Tree value={value} />}
    </>
  );
};
