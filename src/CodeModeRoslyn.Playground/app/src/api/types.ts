// What the API says, as docs/api.md has it.
export interface Caller { principal: string; isOperator: boolean; version: string }

export interface Diagnostic { id: string; severity: 'error' | 'warning'; message: string; line: number; column: number; suggestion?: string }

export interface ReportedTool { tool: string; access: 'allow' | 'approve' | 'deny'; reason: string; readOnly?: boolean; destructive?: boolean; idempotent?: boolean; openWorld?: boolean }

export interface CheckReport { accepted: boolean; diagnostics: Diagnostic[]; reach: string[]; tools: ReportedTool[]; applied?: { id: string; line: number; what: string }[] }

export interface Fixed { text: string; isAccepted: boolean }

export interface Report {
  runId: string;
  outcome: string;
  result?: unknown;
  output: string;
  diagnostics: Diagnostic[];
  applied?: { id: string; line: number; what: string }[];
  error?: { type: string; kind?: string; message: string; line: number; tool?: string };
  limit?: { kind: string; limit: number; observed: number; line?: number };
  reason?: string;
  reach: string[];
  truncated: { what: string; kept: number; of: number }[];
  usage: { compileMilliseconds: number; runMilliseconds: number; calls: number; stages: Record<string, number> };
}

export interface RecordedJson { text: string; bytes: number }

export type RunEvent =
  | { is: 'started'; at: number; runId: string }
  | { is: 'ready'; at: number; reach: string[] }
  | { is: 'printed'; at: number; text: string }
  | { is: 'called'; at: number; call: number; tool: string; line: number; arguments: RecordedJson }
  | { is: 'sent'; at: number; call: number }
  | { is: 'answered'; at: number; call: number; outcome: string; message?: string; result?: RecordedJson }
  | { is: 'ended'; at: number; report: Report }
  | { is: 'notStarted'; at: number; message: string };

export interface RunSummary { runId: string; principal: string; door: 'mcp' | 'api'; asked: string; outcome: string; milliseconds?: number; calls: number; firstLine: string }

export interface RunDetails { run: RunSummary; source: string; events: RunEvent[] }

export interface Upstream { alias: string; name?: string; state: 'connecting' | 'ready' | 'unavailable'; reason?: string; transport: string; protocolVersion?: string; tools: number }

export interface ToolItem { id: string; upstream: string; group?: string; line: string; readOnly?: boolean }

export interface ToolPage { total: number; tools: ToolItem[] }

export interface ToolDetails { tool: ReportedTool; title?: string; description?: string; declaration?: string; example?: string; inputSchema?: unknown; outputSchema?: unknown }

export interface ModelText { words: string; tokens: number }

export interface ModelView { instructions: ModelText; tools: { name: string; description: string; inputSchema: unknown; tokens: number }[]; prompt: ModelText }

export interface EditorItem { label: string; kind: string; detail?: string; insert: string; documentation?: string }

export interface EditorSignature { label: string; parameters: string[]; documentation?: string }

export interface EditorAnswer {
  completion?: { start: number; length: number; items: EditorItem[]; isCut: boolean };
  signatures?: { signatures: EditorSignature[]; active: number; parameter: number };
  hover?: { text: string; start: number; length: number; documentation?: string };
  text?: string;
}

// A form as MCP has it: flat.
export interface FormField { type: 'string' | 'number' | 'integer' | 'boolean' | 'array'; title?: string; description?: string; default?: unknown; enum?: string[]; oneOf?: { const: string; title: string }[]; format?: string; items?: { enum?: string[]; anyOf?: { const: string; title: string }[] } }

export interface Question { id: string; runId: string; principal: string; message: string; asked: string; schema?: { properties?: Record<string, FormField>; required?: string[] } }
