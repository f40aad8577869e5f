// Puts a compressed copy beside each file that becomes smaller by it: node compress.mjs FOLDER. Once, here, and not for each who opens the page.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const SMALL = 1024;
const folder = process.argv[2];

for (const name of readdirSync(folder, { recursive: true })) {
  const file = join(folder, name);
  if (!/\.(js|css|html|svg)$/.test(name) || statSync(file).size < SMALL) continue;
  const whole = readFileSync(file);
  writeFileSync(`${file}.br`, brotliCompressSync(whole, { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: whole.length } }));
}
