import { useState } from 'preact/hooks';
import { Tree } from './Tree';

export type Row = Record<string, unknown>;

const AT_ONCE = 100;
const MOST_COLUMNS = 40;

const isRow = (item: unknown): item is Row => typeof item === 'object' && item !== null && !Array.isArray(item);

/** The rows of what is a list of objects; undefined for everything else. */
export const rowsOf = (value: unknown): Row[] | undefined => (Array.isArray(value) && value.length > 0 && value.every(isRow) ? value : undefined);

const numbersOf = (rows: Row[], column: string): number[] => rows.map((row) => row[column]).filter((value): value is number => typeof value === 'number');

/** Bars beside the numbers of a column, where there are several of them and they can be compared from zero. */
const Bar = ({ value, most }: { value: number; most: number }) => <i class="bar-of" aria-hidden="true" style={{ width: `${(100 * value) / most}%` }} />;

const compare = (left: unknown, right: unknown): number =>
  typeof left === 'number' && typeof right === 'number' ? left - right : String(left ?? '').localeCompare(String(right ?? ''), undefined, { numeric: true });

export const Table = ({ rows }: { rows: Row[] }) => {
  const [order, setOrder] = useState<{ column: string; isUp: boolean } | undefined>();
  const [shown, setShown] = useState(AT_ONCE);
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].slice(0, MOST_COLUMNS);
  const most = new Map(columns.map((column) => {
    const numbers = numbersOf(rows, column);
    return [column, numbers.length > 1 && Math.min(...numbers) >= 0 ? Math.max(...numbers) : 0] as const;
  }));
  const sorted = order ? rows.toSorted((left, right) => compare(left[order.column], right[order.column]) * (order.isUp ? 1 : -1)) : rows;
  return (
    <div class="scrolled" tabIndex={0} role="region" aria-label="Result as a table">
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" aria-sort={order?.column === column ? (order.isUp ? 'ascending' : 'descending') : 'none'}>
                <button type="button" onClick={() => setOrder({ column, isUp: order?.column === column ? !order.isUp : true })}><bdi>{column}</bdi></button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.slice(0, shown).map((row, index) => (
            <tr key={index}>{columns.map((column) => <td key={column} class={typeof row[column]}>{column in row && <Tree value={row[column]} isOpen={false} />}{typeof row[column] === 'number' && most.get(column)! > 0 && <Bar value={row[column]} most={most.get(column)!} />}</td>)}</tr>
          ))}
        </tbody>
      </table>
      {rows.length > shown && <button type="button" class="quiet" onClick={() => setShown(shown + (10 * AT_ONCE))}>{(rows.length - shown).toLocaleString()} more rows</button>}
    </div>
  );
};
