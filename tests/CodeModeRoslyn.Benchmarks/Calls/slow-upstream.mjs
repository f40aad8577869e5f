// An MCP server whose one tool takes 200 ms, over stdio or HTTP (PORT). Each call that arrives is a line in the file that the argument
// names: its number, and how many are under way with it.
import { appendFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';

const [file] = process.argv.slice(2);
const tool = {
  name: 'wait',
  description: 'Takes 200 ms.',
  inputSchema: { type: 'object', properties: { n: { type: 'integer' } }, required: ['n'] },
};
let underWay = 0;

const serve = ({ id, method, params }, send) => {
  if (id === undefined) return send(undefined);
  const answer = content => send({ jsonrpc: '2.0', id, ...content });
  switch (method) {
    case 'initialize': return answer({ result: { protocolVersion: '2025-06-18', capabilities: { tools: {} }, serverInfo: { name: 'slow', version: '1' } } });
    case 'tools/list': return answer({ result: { tools: [tool] } });
    case 'tools/call':
      appendFileSync(file, `${params.arguments.n} ${++underWay}\n`);
      return setTimeout(() => {
        underWay--;
        answer({ result: { content: [{ type: 'text', text: 'done' }] } });
      }, 200);
    default: return answer({ error: { code: -32601, message: 'Method not found' } });
  }
};

if (process.env.PORT) {
  createServer((request, response) => {
    let body = '';
    request.on('data', chunk => (body += chunk));
    request.on('end', () => {
      if (request.method !== 'POST') return response.writeHead(405).end();
      serve(JSON.parse(body), message => message
        ? response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(message))
        : response.writeHead(202).end());
    });
  }).listen(Number(process.env.PORT), '127.0.0.1');
} else {
  createInterface({ input: process.stdin })
    .on('line', line => serve(JSON.parse(line), message => message && process.stdout.write(JSON.stringify(message) + '\n')))
    .on('close', () => process.exit(0));
}
