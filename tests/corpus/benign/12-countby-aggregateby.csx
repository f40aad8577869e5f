// expect: {"counts":["a:2","f:1","p:2"],"lengths":{"p":8,"a":12,"f":3},"indexed":["pear","fig","avocado"],"chunks":[2,2,1]}
string[] words = ["pear", "apple", "fig", "plum", "avocado"];
var counts = words.CountBy(w => w[0]).OrderBy(p => p.Key).Select(p => $"{p.Key}:{p.Value}");
var lengths = words.AggregateBy(w => w[0], 0, (sum, w) => sum + w.Length).ToDictionary();
return new { counts, lengths, indexed = words.Index().Where(p => p.Index % 2 == 0).Select(p => p.Item), chunks = words.Chunk(2).Select(c => c.Length) };
