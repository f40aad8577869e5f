// An MCP server over HTTP with one tool, run_script, in front of a peer: node peer-server.mjs RUN.MJS PORT UPSTREAM.
// RUN.MJS exports start(call), which gives run(code): what an engine does with a script whose tools are call(name, arguments).
import { Agent, createServer, request } from 'node:http';
import { pathToFileURL } from 'node:url';

const [module, port, upstream] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: 128 });
let lastId = 0;

const post = (message) => new Promise((resolve, reject) => {
  const body = JSON.stringify(message);
  const sent = request(upstream, {
    agent, method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream', 'content-length': Buffer.byteLength(body) },
  }, (response) => {
    const chunks = [];
    response.on('data', (chunk) => chunks.push(chunk));
    response.on('end', () => resolve(JSON.parse(Buffer.concat(chunks))));
  });
  sent.on('error', reject);
  sent.end(body);
});

const call = async (name, args) => {
  const { result, error } = await post({ jsonrpc: '2.0', id: ++lastId, method: 'tools/call', params: { name, arguments: args } });
  if (error) throw new Error(error.message);
  return result.structuredContent;
};

const { start } = await import(pathToFileURL(module));
const run = await start(call);
const tool = {
  name: 'run_script',
  description: 'Runs JavaScript: the body of an async function.',
  inputSchema: { type: 'object', properties: { code: { type: 'string' } }, required: ['code'] },
};

const execute = async (code) => {
  try {
    return { content: [{ type: 'text', text: JSON.stringify(await run(code)) }] };
  } catch (failure) {
    return { content: [{ type: 'text', text: String(failure?.stack ?? failure) }], isError: true };
  }
};

const serve = async ({ id, method, params }) => {
  if (id === undefined) return undefined;
  switch (method) {
    case 'initialize': return { jsonrpc: '2.0', id, result: { protocolVersion: '2025-06-18', capabilities: { tools: {} }, serverInfo: { name: 'peer', version: '1' } } };
    case 'tools/list': return { jsonrpc: '2.0', id, result: { tools: [tool] } };
    case 'tools/call': return { jsonrpc: '2.0', id, result: await execute(params.arguments.code) };
    default: return { jsonrpc: '2.0', id, error: { code: -32601, message: 'Method not found' } };
  }
};

createServer((incoming, response) => {
  if (incoming.method !== 'POST') return response.writeHead(405).end();
  const chunks = [];
  incoming.on('data', (chunk) => chunks.push(chunk));
  incoming.on('end', async () => {
    const answer = await serve(JSON.parse(Buffer.concat(chunks)));
    if (answer) response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    else response.writeHead(202).end();
  });
}).listen(Number(port), '127.0.0.1');
