import { useState } from 'preact/hooks';
import { Tree } from './Tree';

type Row = Record<string, unknown>;

const AT_ONCE = 100;
const MOST_COLUMNS = 40;

const isRow = (item: unknown): item is Row => typeof item === 'object' && item !== null && !Array.isArray(item);

/** The rows of what is a list of objects; undefined for everything else. */
export const rowsOf = (value: unknown): Row[] | undefined => (Array.isArray(value) && value.length > 0 && value.every(isRow) ? value : undefined);

const compare = (left: unknown, right: unknown): number =>
  typeof left === 'number' && typeof right === 'number' ? left - right : String(left ?? '').localeCompare(String(right ?? ''), undefined, { numeric: true });

export const Table = ({ rows }: { rows: Row[] }) => {
  const [order, setOrder] = useState<{ column: string; isUp: boolean } | undefined>();
  const [most, setMost] = useState(AT_ONCE);
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].slice(0, MOST_COLUMNS);
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
          {sorted.slice(0, most).map((row, index) => (
            <tr key={index}>{columns.map((column) => <td key={column} class={typeof row[column]}>{column in row && <Tree value={row[column]} isOpen={false} />}</td>)}</tr>
          ))}
        </tbody>
      </table>
      {rows.length > most && <button type="button" class="quiet" onClick={() => setMost(most + (10 * AT_ONCE))}>{(rows.length - most).toLocaleString()} more rows</button>}
    </div>
  );
};
