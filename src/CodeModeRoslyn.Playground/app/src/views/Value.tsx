import { useState } from 'preact/hooks';
import { Table, rowsOf } from './Table';
import { Tree } from './Tree';

/** A result: as a table where it is a list of objects, as a tree in any case. */
export const Value = ({ value }: { value: unknown }) => {
  const rows = rowsOf(value);
  const [asTable, setAsTable] = useState(true);
  return (
    <>
      {rows && (
        <div class="choice" role="group" aria-label="Shown as">
          <button type="button" aria-pressed={asTable} onClick={() => setAsTable(true)}>table</button>
          <button type="button" aria-pressed={!asTable} onClick={() => setAsTable(false)}>tree</button>
        </div>
      )}
      {rows && asTable ? <Table rows={rows} /> : <Tree value={value} />}
    </>
  );
};
