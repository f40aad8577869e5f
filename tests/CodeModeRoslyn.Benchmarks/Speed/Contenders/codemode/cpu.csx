uint x = 2463534242;
for (var step = 0; step < 5_000_000; step++)
{
    x ^= x << 13;
    x ^= x >> 17;
    x ^= x << 5;
}

var composite = new bool[1_000_001];
var primes = 0;
for (var candidate = 2; candidate <= 1_000_000; candidate++)
{
    if (composite[candidate])
    {
        continue;
    }

    primes++;
    for (var multiple = 2 * candidate; multiple <= 1_000_000; multiple += candidate)
    {
        composite[multiple] = true;
    }
}

var text = new StringBuilder();
for (var word = 0; word < 50_000; word++)
{
    text.Append("word").Append(word % 100).Append(' ');
}

var counts = new Dictionary<string, int>();
foreach (var word in text.ToString().Trim().Split(' '))
{
    counts[word] = counts.GetValueOrDefault(word) + 1;
}

return x % 1000 + primes + counts.Count + {{n}};
