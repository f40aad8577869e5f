// An MCP server that goes wrong on request, over stdio or HTTP (PORT). Each tool is a fault; those whose names begin with read_ say
// that they only read. Every call that arrives is a line in the file that the second argument names, so that nothing is sent twice unseen.
import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';

const [mode, calls] = process.argv.slice(2);
const faults = ['echo', 'slow', 'hang', 'exit', 'malformed', 'wrong_id', 'huge', 'progress', 'stderr', 'late', 'busy', 'busy_long', 'once', 'gateway', 'cut', 'redirect', 'moved', 'found'];
const tools = faults.flatMap(name => [
  { name, inputSchema: { type: 'object' } },
  { name: `read_${name}`, inputSchema: { type: 'object' }, annotations: { readOnlyHint: true } },
]);
const text = value => ({ content: [{ type: 'text', text: value }] });
const seen = new Set();
const isFirst = name => !seen.has(name) && seen.add(name);

// Lists that do not end, by mode: there is always a next page, or the same one again.
const hundred = page => Array.from({ length: 100 }, (_, i) => ({ name: `t${page}_${i}`, inputSchema: {} }));
const first = [...tools, ...hundred(0).slice(tools.length)];
const lists = {
  endless: page => ({ tools: page ? hundred(page) : first, nextCursor: String(page + 1) }),
  endless_empty: page => ({ tools: page ? [] : tools, nextCursor: String(page + 1) }),
  endless_again: page => ({ tools: [...first, { name: '' }], nextCursor: String(page + 1) }),
  endless_slow: page => ({ tools: page ? hundred(page) : first, nextCursor: String(page + 1) }),
  circling: page => ({ tools: page ? hundred(page) : tools, nextCursor: '1' }),
};

const inTime = ({ method }, answer) => mode === 'endless_slow' && method === 'tools/list' ? setTimeout(answer, 100) : answer();

// What both transports answer to; undefined for what only a call does.
const answer = ({ method, params, id }) => {
  switch (method) {
    case 'initialize':
      return { protocolVersion: '2025-06-18', capabilities: { tools: {} }, serverInfo: { name: 'fault', version: '1' } };
    case 'tools/list':
      return lists[mode]?.(Number(params?.cursor ?? 0)) ?? { tools };
    default:
      return undefined;
  }
};

const serveStdio = () => {
  const send = message => process.stdout.write(JSON.stringify({ jsonrpc: '2.0', ...message }) + '\n');
  const call = (id, name, meta) => {
    switch (name) {
      case 'echo': return send({ id, result: text('here') });
      case 'slow': return setTimeout(() => send({ id, result: text('at last') }), 200);
      case 'late': return setTimeout(() => send({ id, result: text('too late') }), 800);
      case 'exit': return process.exit(9);
      case 'malformed': return process.stdout.write(`{"jsonrpc":"2.0","id":${JSON.stringify(id)},"result":{"content":[}\n`);
      case 'wrong_id': return send({ id: 'nobody-asked', result: text('for somebody else') });
      case 'huge': {
        // 200 MB in one line, as fast as it is taken.
        const chunk = 'x'.repeat(1 << 20);
        let left = 200;
        const more = () => { while (left-- > 0) if (!process.stdout.write(chunk)) return process.stdout.once('drain', more); };
        process.stdout.write(`{"jsonrpc":"2.0","id":${JSON.stringify(id)},"result":{"content":[{"type":"text","text":"`);
        return more();
      }
      case 'progress': {
        let progress = 0;
        const token = meta?.progressToken ?? id;
        return setInterval(() => { for (let i = 0; i < 50; i++) send({ method: 'notifications/progress', params: { progressToken: token, progress: ++progress } }); }, 5);
      }
      case 'stderr': {
        for (let i = 0; i < 200; i++) process.stderr.write('e'.repeat(100_000) + '\n');
        return send({ id, result: text('said much') });
      }
      default: return undefined; // hang
    }
  };
  createInterface({ input: process.stdin }).on('line', line => {
    const message = JSON.parse(line);
    if (message.method === 'tools/call') {
      const { name, _meta } = message.params;
      appendFileSync(calls, name + '\n');
      return call(message.id, name.replace(/^read_/, ''), _meta);
    }
    const result = answer(message);
    if (message.id !== undefined) inTime(message, () => send({ id: message.id, ...(result ? { result } : { error: { code: -32601, message: 'Method not found' } }) }));
  });
  process.stdin.on('end', () => process.exit(0));
};

const serveHttp = () => createServer((request, response) => {
  let body = '';
  request.on('data', chunk => (body += chunk));
  request.on('end', () => {
    if (request.method !== 'POST') return response.writeHead(405).end();
    const message = JSON.parse(body);
    const json = value => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    const done = value => json({ jsonrpc: '2.0', id: message.id, result: text(value) });
    if (message.id === undefined) return response.writeHead(202).end();
    if (message.method !== 'tools/call') {
      const result = answer(message);
      return inTime(message, () => json({ jsonrpc: '2.0', id: message.id, ...(result ? { result } : { error: { code: -32601, message: 'Method not found' } }) }));
    }

    const name = message.params.name;
    appendFileSync(calls, name + '\n');
    switch (name.replace(/^read_/, '')) {
      case 'echo': return done('here');
      case 'slow': return setTimeout(() => done('at last'), 200);
      case 'late': return setTimeout(() => done('too late'), 800);
      case 'busy': return isFirst(name) ? response.writeHead(429, { 'retry-after': '1' }).end() : done('at last');
      case 'busy_long': return response.writeHead(429, { 'retry-after': '120' }).end();
      case 'once': return isFirst(name) ? response.writeHead(500).end('oops') : done('at last');
      case 'gateway': return response.writeHead(503, { 'retry-after': '0' }).end();
      case 'cut': return response.socket.destroy();
      case 'exit': return process.exit(9);
      case 'malformed': return response.writeHead(200, { 'content-type': 'application/json' }).end('{"jsonrpc":"2.0","id":');
      case 'wrong_id': return json({ jsonrpc: '2.0', id: 'nobody-asked', result: text('for somebody else') });
      case 'moved': return request.url === '/moved' ? done('at last') : response.writeHead(307, { location: '/moved' }).end();
      case 'found': return request.url === '/moved' ? done('at last') : response.writeHead(302, { location: '/moved' }).end();
      case 'redirect': return response.writeHead(307, { location: 'http://localhost:9/mcp' }).end();
      case 'huge': {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.on('error', () => {});
        const chunk = 'x'.repeat(1 << 20);
        let left = 200;
        const more = () => { while (left-- > 0) if (!response.write(chunk)) return response.once('drain', more); response.end(); };
        response.write(`{"jsonrpc":"2.0","id":${JSON.stringify(message.id)},"result":{"content":[{"type":"text","text":"`);
        return more();
      }
      case 'progress': {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        const token = message.params._meta?.progressToken ?? message.id;
        const timer = setInterval(() => response.write(`data: ${JSON.stringify({ jsonrpc: '2.0', method: 'notifications/progress', params: { progressToken: token, progress: 1 } })}\n\n`), 5);
        return response.on('close', () => clearInterval(timer));
      }
      default: return undefined; // hang
    }
  });
}).listen(Number(process.env.PORT), '127.0.0.1');

if (!existsSync(calls)) writeFileSync(calls, '');
if (process.env.PORT) serveHttp();
else serveStdio();
