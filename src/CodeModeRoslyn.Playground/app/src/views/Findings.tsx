import type { Report } from '../api/types';
import { goTo } from '../editor/place';
import { Foreign } from './Foreign';

export const Findings = ({ report }: { report: Report }) => (
  <>
    {report.applied?.map((change) => <p key={`${change.id}${change.line}`} class="hint">Line {change.line}: {change.what}.</p>)}
    {report.error && (
      <p class="problem">
        {report.error.line > 0 && <button type="button" class="place" onClick={() => goTo(report.error!.line, 1)}>line {report.error.line}</button>} <Foreign text={`${report.error.type}: ${report.error.message}`} />
      </p>
    )}
    {report.limit && <p class="problem">Stopped by the limit {report.limit.kind}: {report.limit.observed.toLocaleString()} of {report.limit.limit.toLocaleString()}.</p>}
    {report.reason && <p class="problem"><Foreign text={report.reason} /></p>}
    {report.diagnostics.length > 0 && (
      <ul class="findings">
        {report.diagnostics.map((found, index) => (
          <li key={index} class={found.severity}>
            <button type="button" class="place" onClick={() => goTo(found.line, found.column)}>{found.line}:{found.column}</button> <code>{found.id}</code> <Foreign text={found.message} />
            {found.suggestion && <pre><Foreign text={found.suggestion} /></pre>}
          </li>
        ))}
      </ul>
    )}
    {report.truncated.map((cut) => <p key={cut.what} class="hint">The {cut.what} was shortened: {cut.kept.toLocaleString()} of {cut.of.toLocaleString()} characters.</p>)}
  </>
);
