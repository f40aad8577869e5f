let x = 2463534242;
for (let step = 0; step < 5_000_000; step++) {
  x ^= x << 13;
  x ^= x >>> 17;
  x ^= x << 5;
}

const composite = new Uint8Array(1_000_001);
let primes = 0;
for (let candidate = 2; candidate <= 1_000_000; candidate++) {
  if (composite[candidate]) continue;
  primes++;
  for (let multiple = 2 * candidate; multiple <= 1_000_000; multiple += candidate) composite[multiple] = 1;
}

const words = [];
for (let word = 0; word < 50_000; word++) words.push(`word${word % 100}`);

const counts = new Map();
for (const word of words.join(' ').split(' ')) counts.set(word, (counts.get(word) ?? 0) + 1);

return ((x >>> 0) % 1000) + primes + counts.size + {{n}};
