x = 2463534242
for _ in range(5_000_000):
    x ^= (x << 13) & 0xFFFFFFFF
    x ^= x >> 17
    x ^= (x << 5) & 0xFFFFFFFF

composite = [False] * 1_000_001
primes = 0
for candidate in range(2, 1_000_001):
    if composite[candidate]:
        continue
    primes += 1
    for multiple in range(2 * candidate, 1_000_001, candidate):
        composite[multiple] = True

words = []
for word in range(50_000):
    words.append(f'word{word % 100}')

counts = {}
for word in ' '.join(words).split(' '):
    counts[word] = counts.get(word, 0) + 1

x % 1000 + primes + len(counts) + {{n}}
