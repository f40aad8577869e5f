// An MCP server over HTTP in front of a peer that runs in Node: node peer-server.mjs RUN.MJS PORT UPSTREAM.
// RUN.MJS exports start(call), which gives run(code): what an engine does with a script whose tools are call(name, arguments).
import { Agent, createServer, request } from 'node:http';
import { pathToFileURL } from 'node:url';
import { answer, client } from './mcp.mjs';

const [module, port, upstream] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: 128 });

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

const { start } = await import(pathToFileURL(module));
const run = await start(client(post).call);

createServer((incoming, response) => {
  if (incoming.method !== 'POST') return response.writeHead(405).end();
  const chunks = [];
  incoming.on('data', (chunk) => chunks.push(chunk));
  incoming.on('end', async () => {
    const said = await answer(JSON.parse(Buffer.concat(chunks)), run);
    if (said) response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(said));
    else response.writeHead(202).end();
  });
}).listen(Number(port), '127.0.0.1');
