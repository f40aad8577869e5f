import { useMemo, useState } from 'preact/hooks';
import { Tree } from './Tree';
import { Foreign } from './Foreign';

export type Row = Record<string, unknown>;

const AT_ONCE = 100;
const MOST_COLUMNS = 40;

/** The first columns of a list of objects. A hostile one has as many as it likes. */
export const columnsOf = (rows: Row[]): string[] => {
  const columns = new Set<string>();
  for (const row of rows) {
    for (const column of Object.keys(row)) {
      if (columns.size === MOST_COLUMNS) return [...columns];
      columns.add(column);
    }
  }

  return [...columns];
};

const isRow = (item: unknown): item is Row => typeof item === 'object' && item !== null && !Array.isArray(item);

/** The rows of what is a list of objects; undefined for everything else. */
export const rowsOf = (value: unknown): Row[] | undefined => (Array.isArray(value) && value.length > 0 && value.every(isRow) ? value : undefined);

// The greatest of a column's numbers; 0 where there are not several, or one is below zero.
const greatestOf = (rows: Row[], column: string): number => {
  const numbers = rows.map((row) => row[column]).filter((value): value is number => typeof value === 'number');
  return numbers.length > 1 && numbers.every((number) => number >= 0) ? numbers.reduce((most, number) => Math.max(most, number), 0) : 0;
};

/** Bars beside the numbers of a column, where there are several of them and they can be compared from zero. */
const Bar = ({ value, most }: { value: number; most: number }) => <i class="bar-of" aria-hidden="true" style={{ width: `${(100 * value) / most}%` }} />;

/** A value in a word. Not by `String`, which asks the value itself. */
export const textOf = (value: unknown): string => (value === undefined || value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value));

const compare = (left: unknown, right: unknown): number =>
  typeof left === 'number' && typeof right === 'number' ? left - right : textOf(left).localeCompare(textOf(right), undefined, { numeric: true });

export const Table = ({ rows }: { rows: Row[] }) => {
  const [order, setOrder] = useState<{ column: string; isUp: boolean } | undefined>();
  const [shown, setShown] = useState(AT_ONCE);
  const columns = useMemo(() => columnsOf(rows), [rows]);
  const most = useMemo(() => new Map(columns.map((column) => [column, greatestOf(rows, column)])), [rows]);
  const sorted = order ? rows.toSorted((left, right) => compare(left[order.column], right[order.column]) * (order.isUp ? 1 : -1)) : rows;
  return (
    <div class="scrolled" tabIndex={0} role="region" aria-label="Result as a table">
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" aria-sort={order?.column === column ? (order.isUp ? 'ascending' : 'descending') : 'none'}>
                <button type="button" onClick={() => setOrder({ column, isUp: order?.column === column ? !order.isUp : true })}><Foreign text={column} /></button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.slice(0, shown).map((row, index) => (
            <tr key={index}>{columns.map((column) => <td key={column} class={typeof row[column]}>{Object.hasOwn(row, column) && <Tree value={row[column]} isOpen={false} />}{typeof row[column] === 'number' && most.get(column)! > 0 && <Bar value={row[column]} most={most.get(column)!} />}</td>)}</tr>
          ))}
        </tbody>
      </table>
      {rows.length > shown && <button type="button" class="quiet" onClick={() => setShown(shown + (10 * AT_ONCE))}>{(rows.length - shown).toLocaleString()} more rows</button>}
    </div>
  );
};
