// An MCP server over stdio that does one thing wrong or unusual, named by its first argument.
import { spawn } from 'node:child_process';
import { appendFileSync, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';

const [mode, ...rest] = process.argv.slice(2);
const send = message => process.stdout.write(JSON.stringify({ jsonrpc: '2.0', ...message }) + '\n');
const tool = (name, more = {}) => ({ name, inputSchema: { type: 'object' }, ...more });
const text = value => ({ content: [{ type: 'text', text: value }] });

let tools = [tool('first', { annotations: { readOnlyHint: true } }), tool('second')];

if (mode === 'dies') {
  console.error('line one\nthe database is locked');
  process.exit(1);
}
if (mode === 'dies-unless' && !existsSync(rest[0])) process.exit(3);
if (mode === 'hangs') console.error('still warming up');
if (mode === 'babbles') setInterval(() => console.log('Welcome to something that is not MCP'), 50);
if (mode === 'grandchild') {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  tools = [tool(`child_${child.pid}`)];
}
if (mode === 'stubborn') {
  process.on('SIGTERM', () => {});
  setInterval(() => {}, 1000);
}

const listPage = cursor => {
  switch (mode) {
    case 'pages': {
      const page = Number(cursor ?? 0);
      const names = Array.from({ length: 3 }, (_, i) => tool(`tool_${page}_${i}`));
      return { tools: names, ...(page < 4 ? { nextCursor: String(page + 1) } : {}) };
    }
    case 'circles':
      return { tools: [tool(`tool_${cursor ?? 'a'}`)], nextCursor: cursor === 'b' ? 'c' : 'b' };
    case 'rubbish':
      return {
        tools: [
          tool('good'), tool('good', { description: 'the second of its name' }), { name: 'no_schema' }, { inputSchema: {} },
          tool('bad_header', { inputSchema: { type: 'object', properties: { a: { items: { 'x-mcp-header': 'A' } } } } }), 42, null, tool('bad_schema', { inputSchema: 'yes' }), tool(''), tool('also_good', { outputSchema: 7 }),
        ],
      };
    default:
      return { tools };
  }
};

const results = {
  structured: { structuredContent: { id: 7, big: 12345678901234567890n }, content: [{ type: 'text', text: 'other' }] },
  wrapped: { structuredContent: { result: [1, 2] }, content: [] },
  text: text('plain words'),
  json: text('{"a":[1,2.50]}'),
  number: text('42'),
  quoted: text('"quoted"'),
  blocks: { content: [{ type: 'text', text: 'a' }, { type: 'image', data: 'AAAA', mimeType: 'image/png' }] },
  empty: { content: [] },
  complete: { resultType: 'complete', ...text('all of it') },
  elsewhere: { resultType: 'elsewhere', ...text('go and look there') },
  error: { isError: true, content: [{ type: 'text', text: 'No such customer.' }] },
  mute: { isError: true, content: [] },
  long: { isError: true, content: [{ type: 'text', text: 'x'.repeat(10000) }] },
};

const call = (id, name, args) => {
  if (mode === 'results') {
    if (name === 'invalid') return send({ id, error: { code: -32602, message: 'amount must be a number' } });
    if (name === 'internal') return send({ id, error: { code: -32603, message: 'internal trouble' } });
    if (name === 'large') return send({ id, result: text('x'.repeat(17 * 1024 * 1024)) });
    const json = JSON.stringify(results[name], (_, value) => (typeof value === 'bigint' ? JSON.rawJSON?.(String(value)) ?? Number(value) : value));
    return process.stdout.write(`{"jsonrpc":"2.0","id":${JSON.stringify(id)},"result":${json}}\n`);
  }
  if (name === 'echo' && args?.after) return setTimeout(() => send({ id, result: text('later') }), args.after);
  if (name === 'echo') return send({ id, result: { structuredContent: args, content: [] } });
  if (name === 'add') {
    tools = [...tools, tool(args.name)];
    for (let i = 0; i < 10; i++) send({ method: 'notifications/tools/list_changed' });
    return send({ id, result: text('added') });
  }
  if (name === 'exit') process.exit(9);
  if (name === 'nap') return Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1500);
  if (name === 'freeze') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0); // for ever
  if (name === 'pid') return send({ id, result: text(String(process.pid)) });
  if (name === 'flood') {
    const chunk = 'x'.repeat(1024 * 1024);
    for (let i = 0; i < 40; i++) process.stdout.write(chunk);
    return undefined;
  }
  return undefined; // never answered
};

if (mode === 'results') tools = [...Object.keys(results), 'invalid', 'internal', 'large'].map(name =>
  tool(name, name === 'wrapped' ? { outputSchema: { type: 'object', properties: { result: { type: 'array' } }, required: ['result'] } } : {}));
if (mode === 'works' || mode === 'dies-unless' || mode === 'stubborn')
  tools = ['echo', 'add', 'exit', 'freeze', 'nap', 'pid', 'flood', 'slow'].map(name => tool(name)).concat(
    tool('slow_read', { annotations: { readOnlyHint: true } }), tool('exit_read', { annotations: { readOnlyHint: true } }));

const versions = { old: '2024-11-05', odd: '2025-06-18' };
createInterface({ input: process.stdin }).on('line', line => {
  const { id, method, params } = JSON.parse(line);
  if (mode === 'works' && method?.startsWith('notifications/') && rest[0]) appendFileSync(rest[0], method + '\n');
  if (mode === 'hangs' || mode === 'babbles') return;
  // As some servers do: whatever is not known is answered as if it had been done.
  if (method === 'server/discover' && mode === 'odd') return send({ id, result: {} });
  // The revision without a session: notifications come to those who ask for them.
  if (mode === 'newest') {
    if (method === 'server/discover') return send({
      id,
      result: { resultType: 'complete', supportedVersions: ['2026-07-28'], capabilities: { tools: { listChanged: true } }, ttlMs: 0, cacheScope: 'private' },
    });
    if (method === 'subscriptions/listen') {
      tools = [...tools, tool('for_listeners')];
      return params.notifications.toolsListChanged && send({ method: 'notifications/tools/list_changed' });
    }
  }
  // As others do: the first message must be the one that they know.
  if (method === 'server/discover' && mode === 'strict') process.exit(2);
  if (method === 'initialize') {
    const wanted = params.protocolVersion;
    return send({
      id,
      result: { protocolVersion: versions[mode] ?? wanted, capabilities: { tools: { listChanged: true } }, serverInfo: { name: 'fake', version: '1' } },
    });
  }
  if (method === 'tools/list') return send({ id, result: listPage(params?.cursor) });
  if (method === 'tools/call') {
    if (params.name === 'exit_read') process.exit(9);
    return call(id, params.name, params.arguments);
  }
  if (id !== undefined) send({ id, error: { code: -32601, message: 'Method not found' } });
});
if (mode !== 'stubborn') process.stdin.on('end', () => process.exit(0));
