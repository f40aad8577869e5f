import { useState } from 'preact/hooks';
import { columnsOf, textOf, type Row } from './Table';
import { Foreign } from './Foreign';

const MOST_BARS = 400;
const HEIGHT = 200;

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

/** The columns that hold numbers in most rows. */
export const numericColumns = (rows: Row[]): string[] =>
  columnsOf(rows).filter((column) => rows.filter((row) => isNumber(row[column])).length > rows.length / 2);

// What the rows are called by: their first column that is no number, or else the first of all.
const labelColumn = (rows: Row[], numbers: string[]): string => {
  const columns = Object.keys(rows[0]!);
  return columns.find((name) => !numbers.includes(name) && typeof rows[0]![name] !== 'object') ?? columns[0]!;
};

/** One numeric column as bars, a bar for each row in the order of the rows, from zero up or down. */
export const Chart = ({ rows, columns }: { rows: Row[]; columns: string[] }) => {
  const [picked, setPicked] = useState<string | undefined>();
  const labels = labelColumn(rows, columns);
  const column = picked !== undefined && columns.includes(picked) ? picked : columns.find((name) => name !== labels) ?? columns[0]!;
  const bars = rows.slice(0, MOST_BARS).map((row) => ({ label: Object.hasOwn(row, labels) ? textOf(row[labels]) : '', value: isNumber(row[column]) ? row[column] : 0 }));
  const top = Math.max(0, ...bars.map((bar) => bar.value));
  const bottom = Math.min(0, ...bars.map((bar) => bar.value));
  const scale = top === bottom ? 0 : HEIGHT / (top - bottom);
  return (
    <figure class="chart">
      <label>Column <select value={column} onChange={(chosen) => setPicked(chosen.currentTarget.value)}>{columns.map((name) => <option key={name}>{name}</option>)}</select></label>
      <svg viewBox={`0 0 ${bars.length * 10} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={`${column}, from ${Math.min(...bars.map((bar) => bar.value)).toLocaleString()} to ${top.toLocaleString()}, in ${bars.length} bars`}>
        {bars.map(({ label, value }, index) => (
          <rect key={index} x={(index * 10) + 1} width={8} y={(top - Math.max(0, value)) * scale} height={Math.max(1, Math.abs(value) * scale)}><title>{`${label}: ${value.toLocaleString()}`}</title></rect>
        ))}
      </svg>
      <figcaption class="hint"><Foreign text={bars[0]!.label} /> … <Foreign text={bars.at(-1)!.label} />; from {bottom.toLocaleString()} to {top.toLocaleString()}{rows.length > MOST_BARS && `; the first ${MOST_BARS} of ${rows.length.toLocaleString()} rows`}</figcaption>
    </figure>
  );
};
