/** A number that this page would round: shown as it was written. */
export class Exact {
  constructor(readonly source: string) {}

  toJSON(): unknown {
    return 'rawJSON' in JSON ? (JSON.rawJSON as (text: string) => unknown)(this.source) : this.source;
  }
}

// What a double holds in any case.
const DIGITS = 15;

/** JSON, with numbers that have more digits than a double as they were written, where the browser says how that was. */
export const parse = (text: string): unknown =>
  JSON.parse(text, ((_: string, value: unknown, context?: { source?: string }) =>
    typeof value === 'number' && context?.source !== undefined && context.source.replace(/e.*$/i, '').replace(/\D/g, '').length > DIGITS ? new Exact(context.source) : value) as (key: string, value: unknown) => unknown);
